using RulesHarness.Cases;
using RulesHarness.Diagnostics;
using RulesHarness.Engines;
using RulesHarness.Firestore.Emulator;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Tracing;

/// <summary>
/// An allow statement, by its match block's path and the line that verdicts name, and the cases that reached it; <c>IsAllowed</c> says whether
/// it ever allowed one.
/// </summary>
public sealed record RuleLink(int Line, string Path, IReadOnlyList<RulesMethod> Methods, IReadOnlyList<AccessCase> Cases, bool IsAllowed);

/// <summary>From the rules to the cases, and from there to the spec: what of the rules no case needs.</summary>
internal sealed class RulesTrace(RulesSource source)
{
    private readonly Alternatives alternatives = new(source);

    /// <summary>Each statement, in the outline's order. <paramref name="coverage"/> covers at least all cases that ought to be allowed.</summary>
    public IReadOnlyList<RuleLink> Of(IReadOnlyList<Verdict> verdicts, RuleCoverage coverage)
    {
        var links = source.Outline.Statements.ToDictionary(outlined => outlined.Statement, outlined => new Reached(outlined.Statement, Condition(outlined.Statement, coverage)));
        foreach (var verdict in verdicts.Where(verdict => verdict.IsAllowed is not null))
        {
            var statements = source.Outline.Blocks(verdict.Case).SelectMany(block => block.Allows).ToList();
            var lines = verdict.IsAllowed == true ? null : verdict.Tried.Select(tried => tried.Line).ToHashSet();
            foreach (var statement in statements.Where(statement => lines?.Contains(statement.VerdictLine) != false))
                links[statement].Add(verdict, isOnly: statements.Count == 1);
        }

        return
        [
            .. source.Outline.Statements.Select(outlined => (outlined, Reached: links[outlined.Statement]))
                .Select(link => new RuleLink(link.outlined.Statement.VerdictLine, link.outlined.Path, link.outlined.Methods, link.Reached.Cases, link.Reached.IsAllowed)),
        ];
    }

    /// <summary>What nothing justifies: statements first, then what is within those that something does justify.</summary>
    public IReadOnlyList<Diagnostic> Find(IReadOnlyList<RuleLink> links, RuleCoverage coverage)
    {
        // What denies in so many words, as a last word for all paths, needs no sentence.
        // Of one that matches no document, the rules' own check says so.
        var unjustified = source.Outline.Statements.Zip(links)
            .Where(pair => pair.First.MatchesDocuments && !pair.Second.IsAllowed && !IsFalse(pair.First.Statement)).ToList();
        var statements = unjustified.Select(pair => (pair.Second.Cases.Count == 0 ? TraceFindings.UnreachedStatement : TraceFindings.UnjustifiedStatement)
            .At(source.Name, pair.First.Statement.Span.Line, pair.First.Statement.Span.Column, string.Join(", ", pair.Second.Methods).ToLowerInvariant(), pair.Second.Path));
        var told = unjustified.Select(pair => Condition(pair.First.Statement, coverage)).OfType<CoverageNode>().ToHashSet();
        return [.. statements, .. alternatives.Find(coverage.Report.Where(root => !told.Contains(root)))];
    }

    /// <summary>Whether a coverage leaves something of the rules unjustified, as far as coverage can tell.</summary>
    public bool IsOpen(RuleCoverage coverage) =>
        source.Outline.Statements.Any(outlined => Condition(outlined.Statement, coverage) is { } condition && !condition.Has(CoverageKind.True))
        || alternatives.Find(coverage.Report).Any();

    /// <summary>What became of a statement's condition; null for a literal, of which the emulator does not tell.</summary>
    private CoverageNode? Condition(AllowStatement statement, RuleCoverage coverage) => statement.Condition is not { } condition ? null
        : coverage.Report.FirstOrDefault(root => source.At(root.StartOffset) is var at && at >= condition.Span.Offset && at < condition.Span.End);

    private static bool IsFalse(AllowStatement statement) => statement.Condition is LiteralExpression { Value: false };

    /// <summary>The cases that reached a statement. Of several statements that could have allowed a case, those did that ever were true.</summary>
    private sealed class Reached(AllowStatement statement, CoverageNode? condition)
    {
        private readonly bool mayBeTrue = condition?.Has(CoverageKind.True) ?? !IsFalse(statement);
        private readonly List<AccessCase> cases = [];

        public IReadOnlyList<AccessCase> Cases => cases;

        public bool IsAllowed { get; private set; }

        public void Add(Verdict verdict, bool isOnly)
        {
            if (verdict.IsAllowed == true && !isOnly && !mayBeTrue && verdict.RuleLine != statement.VerdictLine)
                return;
            cases.Add(verdict.Case);
            IsAllowed |= verdict.IsAllowed == true;
        }
    }
}
