namespace RulesHarness.Language.Tests.Exploration;

/// <summary>Rules that are large in one way each.</summary>
internal static class LargeRules
{
    public static IEnumerable<TestCaseData> All =>
        [
            new TestCaseData(Conjunction(90)).SetArgDisplayNames("a long conjunction"),
            new TestCaseData(Alternatives(90)).SetArgDisplayNames("a conjunction of alternatives"),
            new TestCaseData(Blocks(300)).SetArgDisplayNames("many match blocks"),
            new TestCaseData(Groups(30)).SetArgDisplayNames("many collection groups"),
            new TestCaseData(Multiplying(12, "==")).SetArgDisplayNames("functions that multiply"),
            new TestCaseData(Lists(3_000)).SetArgDisplayNames("long lists"),
            new TestCaseData(Texts(50_000)).SetArgDisplayNames("long texts"),
            new TestCaseData(Questions(40)).SetArgDisplayNames("questions inside questions"),
            new TestCaseData(Validation(20, 20)).SetArgDisplayNames("many fields that are validated"),
        ];

    /// <summary>Functions that call the one before three times each.</summary>
    public static string Multiplying(int depth, string comparison)
    {
        var first = $"function f0(x) {{ return x {comparison} 1 || request.auth.uid == x; }}";
        var others = Each(
            depth - 1,
            i => $"function f{i + 1}(x) {{ return f{i}(x) && f{i}(x + 1) || f{i}(x + 2); }}",
            "\n"
        );
        return Rules($"{first}\n{others}\n{Statement($"f{depth - 1}(resource.data.n)")}");
    }

    private static string Conjunction(int count) =>
        Rules(Statement(Each(count, i => $"request.resource.data.f{i} == {i}", " && ")));

    private static string Alternatives(int count) =>
        Rules(Statement(Each(count, i => $"(resource.data.a{i} == {i} || request.auth.token.t{i} == true)", " && ")));

    private static string Blocks(int count) =>
        Rules(
            Each(
                count,
                i =>
                    $"match /c{i}/{{id}} {{ allow read: if resource.data.owner == request.auth.uid; allow write: if request.auth.token.admin == true; }}",
                "\n"
            )
        );

    private static string Groups(int count) =>
        Rules(
            Each(
                count,
                i => $"match /{{p{i}=**}}/c{i}/{{id}} {{ allow read, write: if resource.data.x{i} == id; }}",
                "\n"
            )
        );

    private static string Lists(int count) =>
        Rules(
            Statement(
                $"resource.data.t in [{Each(count, i => $"'v{i}'", ", ")}] && resource.data.keys().hasAll([{Each(count, i => $"'k{i}'", ", ")}])"
            )
        );

    private static string Texts(int length) => Rules(Statement($"resource.data.t == '{new string('x', length)}'"));

    private static string Questions(int depth) =>
        Rules(
            Statement(
                $"{new string('(', depth)}request.auth != null{Each(depth, i => $" ? resource.data.a{i} : resource.data.b{i})", "")}"
            )
        );

    private static string Validation(int documents, int fields) =>
        Rules(
            Each(
                documents,
                i =>
                    $"function v{i}(d) {{ return {Each(fields, at => $"d.f{at} is string && d.f{at}.size() < {at + 5}", " && ")}; }}"
                    + $" match /c{i}/{{id}} {{ allow write: if v{i}(request.resource.data); }}",
                "\n"
            )
        );

    private static string Statement(string condition) => $"match /a/{{id}} {{ allow read, write: if {condition}; }}";

    private static string Rules(string blocks) =>
        $"rules_version = '2';\nservice cloud.firestore {{\nmatch /databases/{{db}}/documents {{\n{blocks}\n}}\n}}\n";

    private static string Each(int count, Func<int, string> text, string separator) =>
        string.Join(separator, Enumerable.Range(0, count).Select(text));
}
