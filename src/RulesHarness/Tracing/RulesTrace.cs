using RulesHarness.Cases;
using RulesHarness.Diagnostics;
using RulesHarness.Engines;
using RulesHarness.Engines.Embedded;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Syntax;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Tracing;

/// <summary>
/// An allow statement, by its match block's path and the line that verdicts name, and the cases that reached it;
/// <c>IsAllowed</c> says whether it ever allowed one.
/// </summary>
internal sealed record RuleLink(
    int Line,
    string Path,
    IReadOnlyList<RulesMethod> Methods,
    IReadOnlyList<AccessCase> Cases,
    bool IsAllowed
);

/// <summary>
/// From the rules to the cases, and from there to the spec: the parts of the rules that no case needs.
/// </summary>
internal sealed class RulesTrace
{
    private readonly RulesSource _source;
    private readonly GrantTrace _grants;
    private readonly KnownTrace? _known;
    private readonly Dictionary<AllowStatement, IReadOnlyList<Diagnostic>> _alternatives = new(
        ReferenceEqualityComparer.Instance
    );

    public RulesTrace(
        RulesSource source,
        IReadOnlyList<Verdict> verdicts,
        Dataset data,
        TimeProvider clock,
        KnownTrace? known = null
    )
    {
        (_source, _known) = (source, known);
        var allowed = Open(verdicts)
            .Where(verdict => verdict.IsAllowed == true)
            .Select(verdict => verdict.Case)
            .ToList();
        _grants = GrantTrace.Of(
            new ObservedRules(source.Compiled, data, clock),
            new FunctionTable(source.Compiled.Parsed.File),
            allowed
        );
    }

    /// <summary>The unjustified alternatives within each statement, as far as they were searched.</summary>
    public IReadOnlyDictionary<AllowStatement, IReadOnlyList<Diagnostic>> AlternativesOf => _alternatives;

    /// <summary>Each statement, in the outline's order.</summary>
    public IReadOnlyList<RuleLink> Of(IReadOnlyList<Verdict> verdicts)
    {
        var links = _source.Outline.Statements.ToDictionary(
            outlined => outlined.Statement,
            outlined => new Reached(outlined.Statement, _grants)
        );
        var tried = Open(verdicts)
            .Where(verdict => verdict.IsAllowed is not null)
            .AsParallel()
            .AsOrdered()
            .Select(verdict => (Verdict: verdict, Statements: Tried(verdict)));
        foreach (var (verdict, statements) in tried)
        {
            foreach (var statement in statements)
            {
                links[statement].Add(verdict);
            }
        }

        return [.. _source.Outline.Statements.Select(LinkOf)];

        RuleLink LinkOf(OutlinedStatement outlined)
        {
            var (statement, reached) = (outlined.Statement, links[outlined.Statement]);
            return _known?.LinkOf(statement)
                ?? new RuleLink(
                    statement.VerdictLine,
                    outlined.Path,
                    outlined.Methods,
                    reached.Cases,
                    reached.IsAllowed
                );
        }
    }

    /// <summary>The verdicts of the cases whose traces are not known.</summary>
    private IEnumerable<Verdict> Open(IEnumerable<Verdict> verdicts) =>
        _known is null ? verdicts : verdicts.Where(verdict => _known.IsOpen(verdict.Case));

    /// <summary>
    /// The alternatives within a statement that nothing justifies; none within one that allowed no case.
    /// </summary>
    private IReadOnlyList<Diagnostic> Alternatives(OutlinedStatement outlined, SpecLiterals words) =>
        _known?.AlternativesIn(outlined.Statement)
        // A statement that allows without a condition has no alternatives.
        ?? (
            _grants.Allowed(outlined.Statement).Count == 0
                ? []
                : [.. UncoveredBranches.Find(_source, outlined, _grants.Evaluations(outlined), words)]
        );

    /// <summary>The statements that a case may have reached.</summary>
    private List<AllowStatement> Tried(Verdict verdict)
    {
        var statements = _source.Outline.Blocks(RequestTarget.Of(verdict.Case)).SelectMany(block => block.Allows);
        var lines = verdict.IsAllowed == true ? null : verdict.Tried.Select(tried => tried.Line).ToHashSet();
        return [.. statements.Where(statement => lines?.Contains(statement.VerdictLine) != false)];
    }

    /// <summary>
    /// The parts that nothing justifies: statements first, then alternatives within those that something does justify.
    /// <paramref name="words"/> are the spec's own values, and the statements that are <paramref name="leftToHand"/>
    /// are justified by sentences that no case shows.
    /// </summary>
    public IReadOnlyList<Diagnostic> Find(
        IReadOnlyList<RuleLink> links,
        SpecLiterals words,
        IReadOnlySet<AllowStatement> leftToHand
    )
    {
        var statements = _source
            .Outline.Statements.Zip(links)
            .Where(pair => !leftToHand.Contains(pair.First.Statement))
            .ToList();
        // What denies in so many words, as a last word for all paths, needs no sentence.
        // Of one that matches no document, the rules' own check says so.
        var unjustified = statements
            .Where(pair =>
                pair.First.MatchesDocuments
                && !pair.Second.IsAllowed
                && pair.First.Statement.Condition?.IsLiteral(false) != true
            )
            .Select(pair => NotCoveredBySpec(pair.First, pair.Second));
        if (_source.Compiled.Program is null)
        {
            return [.. unjustified, CoverageDiagnostics.NotCovered.At(_source.Name, 1, 1)];
        }
        foreach (var (outlined, _) in statements)
        {
            _alternatives[outlined.Statement] = Alternatives(outlined, words);
        }
        var alternatives = statements
            .SelectMany(pair => _alternatives[pair.First.Statement])
            .DistinctBy(found => (found.Id, found.Line, found.Column, found.Message))
            .OrderBy(found => found.Line)
            .ThenBy(found => found.Column);
        return [.. unjustified, .. alternatives];
    }

    private Diagnostic NotCoveredBySpec(OutlinedStatement outlined, RuleLink link)
    {
        var descriptor =
            link.Cases.Count == 0 ? CoverageDiagnostics.UnreachedStatement : CoverageDiagnostics.UnjustifiedStatement;
        var place = outlined.Statement.Span;
        return descriptor.At(_source.Name, place.Line, place.Column, outlined.MethodText(), outlined.Path) with
        {
            Collection = outlined.CollectionPath(),
        };
    }

    /// <summary>
    /// The cases that reached a statement. Of several statements that could have allowed a case, those did that were
    /// true for it.
    /// </summary>
    private sealed class Reached(AllowStatement statement, GrantTrace grants)
    {
        private readonly HashSet<AccessCase> _allowed = new(
            grants.Allowed(statement),
            ReferenceEqualityComparer.Instance
        );
        private readonly List<AccessCase> _cases = [];

        public IReadOnlyList<AccessCase> Cases => _cases;

        public bool IsAllowed { get; private set; }

        public void Add(Verdict verdict)
        {
            if (verdict.IsAllowed == true && !Allows(verdict))
            {
                return;
            }
            _cases.Add(verdict.Case);
            IsAllowed |= verdict.IsAllowed == true;
        }

        /// <summary>
        /// Statements may share a line, so the verdict's line counts only where the engine allowed what is denied here.
        /// </summary>
        private bool Allows(Verdict verdict) =>
            statement.IsUnconditional
            || _allowed.Contains(verdict.Case)
            || !grants.IsAllowed(verdict.Case) && verdict.RuleLine == statement.VerdictLine;
    }
}
