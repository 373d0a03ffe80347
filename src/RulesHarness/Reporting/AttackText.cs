using System.Globalization;
using RulesHarness.Access;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Exploration;
using RulesHarness.Language.Exploration.Attacks;

namespace RulesHarness.Reporting;

/// <summary>An attack in words.</summary>
internal static class AttackText
{
    private static readonly string LargeText = new('a', Attack.LargeText);

    /// <summary>The attack in one line.</summary>
    public static string TitleOf(Attack attack)
    {
        ArgumentNullException.ThrowIfNull(attack);
        var (who, operation) = (CallerText.Of(attack.Caller), attack.Method.Name());
        return attack.Kind switch
        {
            AttackKind.Open => $"{attack.Path}: {who} can {operation}",
            AttackKind.ListMoreThanGet => $"{attack.Path}: {who} can list a document that a get denies",
            AttackKind.UnboundedWrite =>
                $"{attack.Path}: {who} can {operation} with a text of {LargeText.Length} characters in "
                    + $"`{attack.Field}`",
            AttackKind.Takeover => $"{attack.Path}: {who} can become the `{attack.Field}` of another user's document",
            _ => $"{attack.Path}: {who} can {operation} a document that gives him a role",
        };
    }

    /// <summary>The requests, each with the parts of its description in order.</summary>
    public static IEnumerable<IEnumerable<(string Name, string Text)>> StepsOf(Attack attack, AccessReport report)
    {
        ArgumentNullException.ThrowIfNull(attack);
        ArgumentNullException.ThrowIfNull(report);
        return attack.Steps.Select((step, at) => PartsOf(step, Decision(attack, at, report), report));
    }

    /// <summary>
    /// The name of a kind: <c>open</c>, <c>list-more-than-get</c>, <c>unbounded-write</c>, <c>takeover</c> or
    /// <c>self-made-role</c>.
    /// </summary>
    public static string IdOf(AttackKind kind) =>
        kind switch
        {
            AttackKind.Open => "open",
            AttackKind.ListMoreThanGet => "list-more-than-get",
            AttackKind.UnboundedWrite => "unbounded-write",
            AttackKind.Takeover => "takeover",
            _ => "self-made-role",
        };

    private static string Decision(Attack attack, int step, AccessReport report)
    {
        if (step == 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"allowed by {report.File}:{attack.Line}");
        }

        return attack.Kind == AttackKind.ListMoreThanGet ? "denied" : "allowed now, denied before";
    }

    private static IEnumerable<(string Name, string Text)> PartsOf(
        Scenario step,
        string decision,
        AccessReport report
    ) =>
        ScenarioText
            .PartsOf(step, report.Options.Time)
            .Append((Name: "decision", Text: decision))
            .Select(part => (part.Name, Short(part.Text)));

    private static string Short(string text) => text.Replace(LargeText, "aaa...", StringComparison.Ordinal);
}
