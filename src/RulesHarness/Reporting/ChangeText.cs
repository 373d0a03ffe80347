using System.Globalization;
using System.Text;
using RulesHarness.Changes;
using RulesHarness.Language.Evaluation;

namespace RulesHarness.Reporting;

/// <summary>A change in the behaviour of rules as text.</summary>
public static class ChangeText
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
        var (scenario, request) = (change.Change.Scenario, change.Change.Scenario.Request);
        var parts = new List<(string, string)>
        {
            ("request", RequestOf(request)),
            ("caller", request.Token is { } token ? token.ToString() : "not signed in"),
        };
        if (request.Stored is { } stored)
        {
            parts.Add(("document", stored.ToString()));
        }

        if (request.NewData is { } written)
        {
            parts.Add((request.Stored is null ? "document" : "after", written.ToString()));
        }

        parts.AddRange(scenario.Documents.Select(document => ("other", $"{document.Key} {document.Value}")));
        parts.AddRange(scenario.DocumentsAfter.Select(document => ("written", $"{document.Key} {document.Value}")));
        if (request.Time != report.Options.Time)
        {
            parts.Add(
                ("time", request.Time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture))
            );
        }

        parts.Add(("base", DecisionOf(change.Change.Before, report.Base!)));
        parts.Add(("head", DecisionOf(change.Change.After, report.Head!)));
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

    private static string RequestOf(RulesRequest request)
    {
        var text = new StringBuilder(request.Method.ToString().ToLowerInvariant()).Append(' ');
        text.Append(request.Query is { IsCollectionGroup: true } ? "**/" : "").Append(request.Path);
        if (request.Query is { } query)
        {
            text.Append(query.Filter is { } filter ? $" where {FilterOf(filter)}" : "");
            text.Append(query.Limit is { } limit ? string.Create(CultureInfo.InvariantCulture, $" limit {limit}") : "");
        }

        return text.ToString();
    }

    private static string FilterOf(QueryFilter filter) =>
        filter switch
        {
            CompositeFilter all => string.Join(all.IsOr ? " or " : " and ", all.Parts.Select(FilterOf)),
            FieldFilter field => $"{string.Join('.', field.Field)} {SignOf(field.Operator)} {field.Value}",
            _ => "",
        };

    private static string SignOf(QueryOperator sign) =>
        sign switch
        {
            QueryOperator.Equal => "==",
            QueryOperator.NotEqual => "!=",
            QueryOperator.LessThan => "<",
            QueryOperator.LessThanOrEqual => "<=",
            QueryOperator.GreaterThan => ">",
            QueryOperator.GreaterThanOrEqual => ">=",
            QueryOperator.In => "in",
            QueryOperator.NotIn => "not-in",
            QueryOperator.ArrayContains => "array-contains",
            _ => "array-contains-any",
        };
}
