using System.Collections.Immutable;
using RulesHarness.Language.Analysis.Inference;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Linting;

/// <summary>A condition, or an alternative in one, that holds of no request.</summary>
/// <param name="Span">Where the statement's author sees it.</param>
/// <param name="Methods">The methods of which it holds for none.</param>
/// <param name="Cause">Why.</param>
/// <param name="IsWhole">Whether it is all of the statement's condition.</param>
/// <param name="Severity">
/// Information only where a method came in with others, by <c>read</c> or <c>write</c>: to deny it may be meant.
/// </param>
internal sealed record DeadCondition(
    SourceSpan Span,
    ImmutableArray<RulesMethod> Methods,
    FailureReason Cause,
    bool IsWhole,
    RulesSeverity Severity
)
{
    /// <summary>Those for one sort of cause.</summary>
    public static IEnumerable<DeadCondition> Find(AnalyzedRules rules, FailureReasonKind kind)
    {
        var shapes = rules.Statements.GroupBy(statement => PathOverlap.Shape(statement.Path.Path));
        var blocks = shapes.Select(group => group.ToArray()).ToArray();
        foreach (var block in blocks)
        {
            var allowing = new Lazy<AnalyzedStatement[]>(() => [.. block, .. Wider(blocks, block, rules.File.Version)]);
            foreach (var statement in block)
            {
                var dead = statement.Outcomes.Where(outcome => !outcome.Value.MayBeTrue).ToArray();
                var found = dead.Length > 0 ? Whole(statement, allowing, dead, kind) : Alternatives(statement, kind);
                foreach (var one in found)
                {
                    yield return one;
                }
            }
        }
    }

    private static IEnumerable<DeadCondition> Whole(
        AnalyzedStatement statement,
        Lazy<AnalyzedStatement[]> allowing,
        Outcome[] dead,
        FailureReasonKind kind
    )
    {
        // Who writes another statement for the method knows that this one does not allow it.
        var untold = dead.Where(outcome =>
            outcome.Value.Cause?.Kind == kind
            && (statement.Names(outcome.Method) || !IsAllowed(allowing.Value, outcome.Method))
        );
        foreach (var same in untold.GroupBy(outcome => outcome.Value.Cause!))
        {
            var isNamed =
                same.Any(outcome => statement.Names(outcome.Method)) || dead.Length == statement.Outcomes.Length;
            yield return new DeadCondition(
                Place((statement.Statement.Condition ?? (SyntaxNode)statement.Statement).Span, same.Key.Span),
                [.. same.Select(outcome => outcome.Method)],
                same.Key,
                IsWhole: true,
                isNamed ? RulesSeverity.Warning : RulesSeverity.Info
            );
        }
    }

    private static IEnumerable<AnalyzedStatement> Wider(
        AnalyzedStatement[][] blocks,
        AnalyzedStatement[] block,
        int version
    ) =>
        blocks
            .Where(other => PathOverlap.IsWider(other[0].Path.Path, block[0].Path.Path, version))
            .SelectMany(other => other);

    private static bool IsAllowed(AnalyzedStatement[] statements, RulesMethod method) =>
        statements.Any(statement =>
            statement.Outcomes.Any(outcome => outcome.Method == method && outcome.Value.MayBeTrue)
        );

    private static IEnumerable<DeadCondition> Alternatives(AnalyzedStatement statement, FailureReasonKind kind)
    {
        if (statement.Outcomes.IsEmpty)
        {
            yield break;
        }

        var told = new List<SourceSpan>();
        // Outer ones come after those in them.
        for (var i = statement.Outcomes[0].Alternatives.Length - 1; i >= 0; i--)
        {
            var values = statement.Outcomes.Select(outcome => outcome.Alternatives[i].Value).ToArray();
            var span = statement.Outcomes[0].Alternatives[i].Operand.Span;
            var isTold = told.Any(outer => outer.Offset <= span.Offset && span.End <= outer.End);
            if (!isTold && values.All(value => !value.MayBeTrue && value.Cause?.Kind == kind))
            {
                told.Add(span);
                var cause = values[0].Cause!;
                yield return new DeadCondition(
                    Place(span, cause.Span),
                    [.. statement.Methods],
                    cause,
                    IsWhole: false,
                    RulesSeverity.Warning
                );
            }
        }
    }

    // Where a function is to blame, its author looks at the call.
    private static SourceSpan Place(SourceSpan condition, SourceSpan cause) =>
        cause.Offset >= condition.Offset && cause.End <= condition.End ? cause : condition;
}
