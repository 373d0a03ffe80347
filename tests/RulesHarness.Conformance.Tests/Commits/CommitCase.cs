using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using RulesHarness.Conformance.Tests.Differential;
using RulesHarness.Conformance.Tests.Harness;
using RulesHarness.Firestore.Identities;
using RulesHarness.Language.Analysis;

namespace RulesHarness.Conformance.Tests.Commits;

/// <summary>A commit, the condition of each of its writes, and the decision on it.</summary>
/// <param name="Name">The line of the case in its file, and its title.</param>
/// <param name="IsAllowed">Null where it depends on the order in which the writes are decided.</param>
/// <param name="Functions">The functions that conditions call.</param>
/// <param name="Writes">Each write's method and condition.</param>
internal sealed partial record CommitCase(
    string Name,
    bool? IsAllowed,
    ImmutableArray<string> Functions,
    ImmutableArray<(RulesMethod Method, string Condition)> Writes
)
{
    private const string Root = "/databases/$(database)/documents";

    private static readonly Dictionary<string, object?> Data = new() { ["n"] = 1L };

    /// <summary>The cases of a file; how one is written, the file says itself.</summary>
    public static IEnumerable<CommitCase> Read(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Commits", file));
        var heads = Enumerable
            .Range(0, lines.Length)
            .Where(index => lines[index].StartsWith("=== ", StringComparison.Ordinal))
            .ToArray();
        foreach (var (head, next) in heads.Zip(heads.Skip(1).Append(lines.Length)))
        {
            var words = lines[head].Split(' ', 3);
            var body = lines[(head + 1)..next];
            yield return new CommitCase(
                string.Create(CultureInfo.InvariantCulture, $"{head + 1} {words[2]}"),
                words[1] == "order" ? null : words[1] == "allow",
                [.. body.Where(IsFunction)],
                [.. body.Where(line => !IsFunction(line)).Select(WriteOf)]
            );
        }
    }

    /// <summary>The rules with these conditions.</summary>
    public string Rules =>
        $$"""
            rules_version = '2';
            service cloud.firestore {
            match /databases/{database}/documents {
            match /k/{id} { allow write: if true; }

            """
        + string.Concat(Functions.Select(function => Written(function) + "\n"))
        + string.Concat(
            Writes.Select(
                (write, at) =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"match /w{at + 1}/{{id}} {{ allow write: if {Written(write.Condition)}; }}\n"
                    )
            )
        )
        + "}}\n";

    /// <summary>The commit about documents with an id.</summary>
    public Attempt Commit(string id)
    {
        var writes = Writes.Select((write, at) => Write(write.Method, PathOf(at + 1, id))).ToList();
        return writes[0] with { Writes = [.. writes.Skip(1)] };
    }

    /// <summary>The documents that are there before the commit about documents with one of these ids.</summary>
    public Dataset Stored(IEnumerable<string> ids)
    {
        var written = Writes.Index().Where(write => write.Item.Method != RulesMethod.Create).ToList();
        var paths = ids.SelectMany(id => written.Select(write => PathOf(write.Index + 1, id)));
        var others = Enumerable.Range(1, 25).Select(PathOf);
        return new Dataset(
            paths.Concat(others).ToImmutableDictionary(path => path, _ => (IReadOnlyDictionary<string, object?>)Data)
        );
    }

    public override string ToString() => Name;

    private static bool IsFunction(string line) => line.StartsWith("function ", StringComparison.Ordinal);

    private static (RulesMethod Method, string Condition) WriteOf(string line) =>
        Method().Match(line) is { Success: true } method
            ? (Enum.Parse<RulesMethod>(method.Groups[1].Value, ignoreCase: true), line[method.Length..])
            : (RulesMethod.Create, line);

    private static Attempt Write(RulesMethod method, string path) =>
        new()
        {
            Method = method,
            Path = path,
            Identity = Identity.User("alice"),
            Written = method == RulesMethod.Delete ? null : Data,
        };

    private static string PathOf(int write, string id) => string.Create(CultureInfo.InvariantCulture, $"w{write}/{id}");

    private static string PathOf(int document) => string.Create(CultureInfo.InvariantCulture, $"z/{document}");

    /// <summary>A condition as the rules have it.</summary>
    private static string Written(string condition)
    {
        var text = Numbers().Replace(condition, numbers => $"[{string.Join(',', Range(numbers))}]");
        text = Several().Replace(text, calls => $"({string.Join(" && ", Range(calls).Select(at => Test(calls, at)))})");
        text = Missing().Replace(text, $"exists({Root}/z/none$1)");
        text = OfWrite().Replace(text, $"$1({Root}/w$2/$(id))");
        return OfOne().Replace(text, $"$1({Root}/z/$2)");
    }

    private static string Test(Match calls, int document)
    {
        var call = string.Create(
            CultureInfo.InvariantCulture,
            $"{calls.Groups["function"].Value}({Root}/{PathOf(document)})"
        );
        return call.StartsWith("get", StringComparison.Ordinal) ? $"{call}.data.n == 1" : call;
    }

    private static IEnumerable<int> Range(Match match)
    {
        var first = int.Parse(match.Groups["first"].Value, CultureInfo.InvariantCulture);
        var last = int.Parse(match.Groups["last"].Value, CultureInfo.InvariantCulture);
        return Enumerable.Range(first, last - first + 1);
    }

    [GeneratedRegex("^(update|delete): ")]
    private static partial Regex Method();

    [GeneratedRegex(@"\[(?<first>\d+)\.\.(?<last>\d+)\]")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"(?<function>\w+)\((?<first>\d+)\.\.(?<last>\d+)\)")]
    private static partial Regex Several();

    [GeneratedRegex(@"missing\((\d+)\)")]
    private static partial Regex Missing();

    [GeneratedRegex(@"(\w+)\(w(\d+)\)")]
    private static partial Regex OfWrite();

    [GeneratedRegex(@"\b((?:get|exists)(?:After)?)\((\d+)\)")]
    private static partial Regex OfOne();
}
