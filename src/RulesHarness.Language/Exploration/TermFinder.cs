using RulesHarness.Language.Evaluation.Values;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration;

/// <summary>Finds the part of a scenario that an expression reads.</summary>
internal sealed class TermFinder(RuleStatement statement)
{
    private const int RootSegments = 3;

    /// <summary>The term; null for an expression that reads more than one, or that can't be set.</summary>
    public Term? Find(Expression expression, Scenario scenario) =>
        expression switch
        {
            ParenthesizedExpression brackets => Find(brackets.Inner, scenario),
            NameExpression name => Name(name.Name),
            MemberExpression member => Find(member.Target, scenario)?.Member(member.Member.Text),
            IndexExpression index => Key(index.Index, scenario) is { } key
                ? Find(index.Target, scenario)?.Member(key)
                : null,
            CallExpression { Target: { } target, Function.Text: "get", Arguments: [var key, _] } => Keys(key, scenario)
                ?.Aggregate(Find(target, scenario), (term, name) => term?.Member(name)),
            CallExpression { Target: null, Function.Text: "get", Arguments: [var path] } => Document(
                path,
                scenario,
                isAfter: false
            ),
            CallExpression { Target: null, Function.Text: "getAfter", Arguments: [var path] } => Document(
                path,
                scenario,
                isAfter: true
            ),
            _ => null,
        };

    /// <summary>
    /// The path below the root that an expression evaluates to; null where it is not the path of a document.
    /// </summary>
    public string? PathOf(Expression path, Scenario scenario)
    {
        var value = statement.Evaluate(path, scenario);
        if (value.Kind != RulesValueKind.Path)
        {
            return null;
        }

        var segments = value.AsPath.Segments;
        var isDocument = segments.Length > RootSegments && (segments.Length - RootSegments) % 2 == 0;
        return isDocument && segments[0] == "databases" && segments[2] == "documents"
            ? string.Join('/', segments.Skip(RootSegments))
            : null;
    }

    private Term? Name(string name)
    {
        if (statement.Scope.Wildcard(name) is var segment && segment >= 0)
        {
            return statement.Scope.Segments[segment] is CaptureSegment
                ? Term.Of(TermKind.Capture) with
                {
                    Segment = segment,
                }
                : null;
        }

        return name switch
        {
            "request" => Term.Of(TermKind.Request),
            "resource" => Term.Of(TermKind.StoredDocument),
            _ => null,
        };
    }

    private Term? Document(Expression path, Scenario scenario, bool isAfter)
    {
        if (PathOf(path, scenario) is not { } found)
        {
            return null;
        }

        if (found == scenario.Request.Path)
        {
            return Term.Of(isAfter ? TermKind.WrittenDocument : TermKind.StoredDocument);
        }

        return new Term(isAfter ? TermKind.DocumentAfter : TermKind.Document, found, []);
    }

    private string? Key(Expression expression, Scenario scenario) =>
        statement.Evaluate(expression, scenario) is { Kind: RulesValueKind.String } key ? key.AsString : null;

    private IEnumerable<string>? Keys(Expression expression, Scenario scenario)
    {
        var value = statement.Evaluate(expression, scenario);
        return value.Kind switch
        {
            RulesValueKind.String => [value.AsString],
            RulesValueKind.List => value
                .AsList.Items.ToArray()
                .Select(item => item.Kind == RulesValueKind.String ? item.AsString : ""),
            _ => null,
        };
    }
}
