using System.Text;

namespace RulesHarness.Tests.Cases;

/// <summary>
/// A form of a condition or a role: a small product that uses it, rules that say the same, and edits of the first of
/// these by which they say something else. They stand in the files of Data.
/// </summary>
internal sealed record ConditionForm(
    string Name,
    string Spec,
    IReadOnlyList<string> Rules,
    IReadOnlyList<(string From, string To)> Edits
)
{
    public static IReadOnlyList<ConditionForm> All { get; } =
    [
        .. TestData
            .Files("Cases/Data")
            .SelectMany(text => $"\n{text}".Split("\n=== ").Skip(1))
            .Select(part => Read(part.TrimEnd().Split('\n'))),
    ];

    /// <summary>The rules with an edit, whose text stands in them once.</summary>
    public string With((string From, string To) edit)
    {
        Rules[0].Split(edit.From).Should().HaveCount(2, $"`{edit.From}` stands in the rules of {Name} once");
        return Rules[0].Replace(edit.From, edit.To, StringComparison.Ordinal);
    }

    private static ConditionForm Read(string[] lines)
    {
        var (collections, roles, sentences) = (new List<string[]>(), new List<string>(), new List<string>());
        var (rules, edits, probes) = (new List<StringBuilder>(), new List<(string, string)>(), "off");
        foreach (var line in lines.Skip(1))
        {
            if (line == "right:")
            {
                rules.Add(new StringBuilder());
            }
            else if (line.StartsWith("wrong: ", StringComparison.Ordinal))
            {
                var sides = $"{line["wrong: ".Length..]} ".Split(" ==> ");
                edits.Add((sides[0], sides[1].Trim()));
            }
            else if (rules.Count > 0)
            {
                rules[^1].Append(line).Append('\n');
            }
            else if (line.StartsWith("schema-probes: ", StringComparison.Ordinal))
            {
                probes = line["schema-probes: ".Length..];
            }
            else if (line.StartsWith("role: ", StringComparison.Ordinal))
            {
                roles.Add(line["role: ".Length..]);
            }
            else if (line.TrimStart().StartsWith("- ", StringComparison.Ordinal))
            {
                sentences.Add(line);
            }
            else
            {
                collections.Add(line.Split(" | "));
            }
        }

        return new ConditionForm(
            lines[0],
            SpecOf(probes, collections, roles, sentences),
            [.. rules.Select(text => text.ToString())],
            edits
        );
    }

    /// <summary>Schemas are probed where a form says so: the rules of most say nothing of them.</summary>
    private static string SpecOf(string probes, List<string[]> collections, List<string> roles, List<string> sentences)
    {
        var inventory = collections.Select(collection => $"| {collection[0]} | | {collection[1]} |");
        // Behind a colon stand the names that a row lists.
        var schemas = collections.Select(collection =>
            $"\n### `{collection[0].Split(':')[0]}`\n\n| Field | Type | Required | Constraints |\n|---|---|---|---|\n"
            + string.Concat(collection.Skip(2).Where(part => !IsInvariant(part)).Select(Field))
            + string.Concat(collection.Where(IsInvariant).Select(part => $"\n{part}.\n"))
        );
        return $"""
            ---
            schema-probes: {probes}
            ---

            ## Database Choice

            Firestore.

            ## Collection Inventory

            | Collection | Description | Primary Key |
            |---|---|---|
            {string.Join('\n', inventory)}

            ## Schema Definitions
            {string.Join('\n', schemas)}
            ## Security Rules

            | Role | Means |
            |---|---|
            {string.Concat(roles.Select(role => $"| {role} |\n"))}
            {string.Join('\n', sentences)}

            """;
    }

    private static bool IsInvariant(string part) => part.StartsWith("Always: ", StringComparison.Ordinal);

    private static string Field(string field)
    {
        var at = field.IndexOf(' ', StringComparison.Ordinal);
        var (type, constraints) = field[(at + 1)..].Split("; ") is [var bounded, var bounds]
            ? (bounded, bounds)
            : (field[(at + 1)..], "");
        // A question mark behind the type: the field is optional.
        return $"| `{field[..at]}` | {type.TrimEnd('?')} | {(type.EndsWith('?') ? "no" : "yes")} | {constraints} |\n";
    }
}
