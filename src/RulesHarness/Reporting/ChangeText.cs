using System.Globalization;
using RulesHarness.Changes;
using RulesHarness.Language.Evaluation;

namespace RulesHarness.Reporting;

/// <summary>A change in the behaviour of rules as text.</summary>
internal static class ChangeText
{
    /// <summary>The change in one line, without its direction.</summary>
    public static string TitleOf(ReviewedChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return $"{change.Change.Path}: {change.Operation} by {change.Who}";
    }

    /// <summary>The parts of the description, each with its name, in order.</summary>
    public static IReadOnlyList<(string Name, string Text)> PartsOf(ReviewedChange change, DiffReport report)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(report);
        var parts = ScenarioText.PartsOf(change.Change.Scenario, report.Options.Time).ToList();
        parts.Add(("base", DecisionOf(change.Change.Before, report.Base!)));
        parts.Add(("head", DecisionOf(change.Change.After, report.Head!)));
        parts.Add(("decided", ConfirmationOf(change.Confirmation)));
        if (SpecOf(change) is { } spec)
        {
            parts.Add(("spec", spec));
        }

        if (change.Approval is { } approval)
        {
            parts.Add(("approved", approval.Reason));
        }

        return parts;
    }

    private static string ConfirmationOf(Confirmation confirmation)
    {
        var engines = confirmation.Engines.Select(engine => engine == Confirmation.Ours ? "embedded engine" : engine);
        var reason = confirmation.Reason is { } text ? $" only: {text}" : "";
        return $"by the {string.Join(" and the ", engines)}{reason}";
    }

    private static string? SpecOf(ReviewedChange change) =>
        change.GrantedBy switch
        {
            null => null,
            { Count: 0 } => "no sentence grants this",
            var sentences => string.Join(
                "; ",
                sentences.Select(sentence =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{sentence.Place.File}:{sentence.Place.Line}: {sentence.Text}"
                    )
                )
            ),
        };

    private static string DecisionOf(Decision decision, ComparedRules rules)
    {
        var word = decision.IsAllowed ? "allowed" : "denied";
        var statement = decision.Tried.LastOrDefault(tried => tried.Statement.VerdictLine == decision.Line)?.Statement;
        return statement is null
            ? $"{word}: no statement of {rules.Name} is about the request"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{word} by {rules.Name}:{decision.Line}: {rules.TextOf(statement)}"
            );
    }
}
