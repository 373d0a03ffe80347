using RulesHarness.Cases;
using RulesHarness.Diagnostics;
using RulesHarness.Embedded;
using RulesHarness.Emulator;
using RulesHarness.Engines;
using RulesHarness.Language.Syntax;
using RulesHarness.Specification.Model;

namespace RulesHarness.Tracing;

/// <summary>From each line of the spec, and from each allow statement of the rules, to its cases.</summary>
internal sealed record TraceLinks(IReadOnlyList<SpecLink> Spec, IReadOnlyList<RuleLink> Rules);

/// <summary>
/// Compares spec, rules and cases with each other: what the spec says and no case shows, what the rules allow and no
/// sentence justifies.
/// </summary>
internal sealed class CoverageReview
{
    private readonly RulesSource _source;
    private readonly DataModel _model;
    private readonly CaseSet _set;

    /// <summary>Takes what a plan holds.</summary>
    internal CoverageReview(CompiledRules rules, DataModel model, CaseSet set)
    {
        _source = new RulesSource(rules);
        (_model, _set) = (model, set);
    }

    /// <summary>
    /// The links both ways; and, if all cases have run, the gaps in the spec's proof and the parts of the rules that no
    /// sentence justifies. The traces of some cases may be <paramref name="known"/>.
    /// </summary>
    public CoverageTrace Of(IReadOnlyList<Verdict> verdicts, bool isWhole, TimeProvider clock, KnownTrace? known = null)
    {
        var rules = new RulesTrace(_source, verdicts, _set.Data, clock, known);
        var links = new TraceLinks(SpecTrace.Of(_model, _set.Cases), rules.Of(verdicts));
        // A part of the cases leaves much without a case, and is run to look at that part.
        IReadOnlyList<Diagnostic> findings = isWhole
            ? [.. SpecCoverage.Of(_model, _set), .. rules.Find(links.Rules, new SpecLiterals(_model), LeftToHand())]
            : [];
        return new CoverageTrace(links, findings, rules.AlternativesOf);
    }

    /// <summary>The statements about what sentences leave to tests by hand: these justify them.</summary>
    private HashSet<AllowStatement> LeftToHand() =>
        new(
            from permission in _model.ByHand
            from member in _model.Members(permission.Collection)
            from operation in permission.Operations
            let parent = member.Path.Under([.. member.Path.Captures])
            let path = operation == Operation.List ? $"{parent}/*" : $"{parent}/any"
            from block in _source.Outline.Blocks(new RequestTarget(path, RequestTarget.MethodOf(operation)))
            from statement in block.Allows
            select statement,
            ReferenceEqualityComparer.Instance
        );

    /// <summary>Finds verdicts to warn of: schemas that are not enforced, and denials for the wrong reason.</summary>
    /// <exception cref="EmulatorException">The emulator died.</exception>
    public async Task<IReadOnlyList<Diagnostic>> OfVerdictsAsync(
        IReadOnlyList<Verdict> verdicts,
        IRulesSession session,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        var warned = verdicts
            .Where(verdict => verdict.Status == CaseStatus.Warned)
            .GroupBy(verdict => verdict.Case.Place)
            .Select(NotEnforced);
        return
        [
            .. warned,
            .. await new ErrorDenials(_source, _model, session.CoverageOfAsync).FindAsync(verdicts, cancellationToken),
        ];
    }

    /// <summary>One finding for each field, whose cases are the details.</summary>
    private static Diagnostic NotEnforced(IGrouping<Place, Verdict> field)
    {
        var cases = string.Join(
            ", ",
            field.Select(verdict => FormattableString.Invariant($"{verdict.Case.Id} (rules line {verdict.RuleLine})"))
        );
        return CoverageDiagnostics.SchemaNotEnforced.At(field.Key, field.First().Case.Title) with
        {
            Details = cases,
            Collection = field.First().Case.Collection.Text,
        };
    }

    /// <summary>Tries the collections that the rules know and the spec does not.</summary>
    /// <exception cref="EmulatorException">The emulator died.</exception>
    public async Task<IReadOnlyList<Diagnostic>> ProbeAsync(
        IRulesSession session,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        var undeclared = new UndeclaredCollections(_source, _model, _set.Data);
        var collections = undeclared.Find();
        await session.StoreAsync(collections.SelectMany(undeclared.Stored), cancellationToken);
        var found = new List<Diagnostic>();
        foreach (var collection in collections)
        {
            var verdicts = new List<Verdict>();
            foreach (var probe in undeclared.Probes(collection))
            {
                verdicts.Add(await session.RunAsync(probe, cancellationToken));
            }
            found.AddRange(undeclared.Report(collection, verdicts));
        }

        return found;
    }
}
