using System.Text;

namespace RulesHarness.Conformance.Tests.Harness;

/// <summary>Expressions as one rules file, each on a line of its own, so that a line tells which it is.</summary>
internal sealed class Ruleset(IReadOnlyList<ExpressionCase> cases)
{
    private const int MostCharacters = 12_000;
    private const int LinesBefore = 4;

    public IReadOnlyList<ExpressionCase> Cases => cases;

    public string Text { get; } = Write(cases);

    public static int LineOf(int index) => index + LinesBefore + 1;

    public static int IndexOf(int line) => line - LinesBefore - 1;

    /// <summary>Cuts expressions into files: the emulator tries all statements of a file for each request.</summary>
    public static IEnumerable<Ruleset> Of(IEnumerable<ExpressionCase> cases)
    {
        var part = new List<ExpressionCase>();
        var length = 0;
        foreach (var each in cases)
        {
            length += each.Rule.Length + 1;
            if (length > MostCharacters && part.Count > 0)
            {
                yield return new Ruleset(part);
                part = [];
                length = each.Rule.Length;
            }

            part.Add(each);
        }

        if (part.Count > 0)
        {
            yield return new Ruleset(part);
        }
    }

    private static string Write(IReadOnlyList<ExpressionCase> cases)
    {
        var text = new StringBuilder(
            "rules_version = '2';\nservice cloud.firestore {\nmatch /databases/{database}/documents {\n"
                // What a commit writes besides.
                + "match /free/{path=**} { allow read, write; }\n"
        );
        foreach (var each in cases)
        {
            text.Append(each.Rule).Append('\n');
        }

        return text.Append("}\n}\n").ToString();
    }
}
