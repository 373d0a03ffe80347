using System.Globalization;
using System.Text;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Evaluation;
using RulesHarness.Language.Exploration;

namespace RulesHarness.Reporting;

/// <summary>A scenario as text: the request, the caller, and the documents.</summary>
internal static class ScenarioText
{
    /// <summary>The parts of the description, each with its name, in order.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="usualTime">The time that is not worth mentioning.</param>
    public static IEnumerable<(string Name, string Text)> PartsOf(Scenario scenario, DateTimeOffset usualTime)
    {
        var request = scenario.Request;
        yield return ("request", RequestOf(request));
        yield return ("caller", request.Token is { } token ? token.ToString() : "not signed in");
        if (request.Stored is { } stored)
        {
            yield return ("document", stored.ToString());
        }

        if (request.NewData is { } written)
        {
            yield return (request.Stored is null ? "document" : "after", written.ToString());
        }

        foreach (var (path, fields) in scenario.Documents)
        {
            yield return ("other", $"{path} {fields}");
        }

        foreach (var (path, fields) in scenario.DocumentsAfter)
        {
            yield return ("written", $"{path} {fields}");
        }

        foreach (var path in scenario.DocumentsDeleted)
        {
            yield return ("deleted", path);
        }

        if (request.Time != usualTime)
        {
            yield return (
                "time",
                request.Time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture)
            );
        }
    }

    private static string RequestOf(RulesRequest request)
    {
        var text = new StringBuilder(request.Method.Name()).Append(' ');
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
