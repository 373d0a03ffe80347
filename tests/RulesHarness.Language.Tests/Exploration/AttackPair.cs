namespace RulesHarness.Language.Tests.Exploration;

/// <summary>Two rules files that differ in one condition, which keeps an attack out.</summary>
/// <param name="Name">The name of the pair.</param>
/// <param name="Expected">The attack, as in <c>Takeover Update docs/{id}</c>.</param>
/// <param name="Safe">The rules with the condition.</param>
/// <param name="Planted">The rules without it.</param>
public sealed record AttackPair(string Name, string Expected, string Safe, string Planted)
{
    private const string Head = "=== ";

    /// <summary>
    /// The pairs of the data file. What stands in <c>[[ ]]</c> is the condition that keeps the attack out.
    /// </summary>
    public static AttackPair[] ReadAll()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Exploration", "attacks.txt");
        var parts = File.ReadAllText(file).ReplaceLineEndings("\n").Split($"\n{Head}");
        return [.. parts.Skip(1).Select(Read)];
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static AttackPair Read(string part)
    {
        var lines = part.Split('\n', 3);
        var rules = $$"""
            rules_version = '2';
            service cloud.firestore {
              match /databases/{db}/documents {
            {{lines[2]}}
              }
            }
            """;
        var safe = rules.Replace("[[", "", StringComparison.Ordinal).Replace("]]", "", StringComparison.Ordinal);
        return new AttackPair(lines[0], lines[1], safe, Without(rules));
    }

    private static string Without(string rules)
    {
        var start = rules.IndexOf("[[", StringComparison.Ordinal);
        var end = rules.IndexOf("]]", StringComparison.Ordinal);
        return rules.Remove(start, end + 2 - start);
    }
}
