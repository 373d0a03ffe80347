using RulesHarness.Cases;
using RulesHarness.Diagnostics;
using RulesHarness.Engines;
using RulesHarness.Firestore.Emulator;
using RulesHarness.Semantics;
using RulesHarness.Specification.Model;

namespace RulesHarness.Tracing;

/// <summary>From each line of the spec, and from each allow statement of the rules, to its cases.</summary>
public sealed record TraceLinks(IReadOnlyList<SpecLink> Spec, IReadOnlyList<RuleLink> Rules);

/// <summary>Spec, rules and cases held against each other: what follows from which, and what from nothing.</summary>
public sealed class ProjectTrace
{
    private readonly RulesSource source;
    private readonly RulesTrace rulesTrace;
    private readonly DataModel model;
    private readonly IReadOnlyList<AccessCase> cases;
    private readonly Dataset data;

    /// <summary>Takes what a plan holds.</summary>
    public ProjectTrace(RulesFile rules, DataModel model, CaseSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        source = new RulesSource(rules);
        rulesTrace = new RulesTrace(source);
        (this.model, cases, data) = (model, set.Cases, set.Data);
    }

    /// <summary>The links both ways.</summary>
    public TraceLinks Links(IReadOnlyList<Verdict> verdicts, RuleCoverage coverage) => new(SpecTrace.Of(model, cases), rulesTrace.Of(verdicts, coverage));

    /// <summary>Whether a coverage leaves something of the rules unjustified.</summary>
    public bool IsOpen(RuleCoverage coverage) => rulesTrace.IsOpen(coverage);

    /// <summary>Sentences and cells without a case, and statements and alternatives that no case needs. All cases must have been run.</summary>
    /// <remarks>Where <paramref name="coverage"/> is null, the emulator could not tell it.</remarks>
    public IReadOnlyList<Diagnostic> Find(TraceLinks links, RuleCoverage? coverage)
    {
        ArgumentNullException.ThrowIfNull(links);
        return [.. SpecTrace.Find(model, cases), .. MatrixProof.Find(model, cases), .. coverage is null ? [TraceFindings.NotCovered.At(source.Name, 1, 1)] : rulesTrace.Find(links.Rules, coverage)];
    }

    /// <summary>What verdicts are to be warned of: schemas that are not enforced, and denials for the wrong reason.</summary>
    /// <exception cref="EmulatorException">The emulator died.</exception>
    public async Task<IReadOnlyList<Diagnostic>> OfVerdictsAsync(IReadOnlyList<Verdict> verdicts, IRulesSession session, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(session);
        var warned = verdicts.Where(verdict => verdict.Status == CaseStatus.Warned)
            .Select(verdict => TraceFindings.SchemaNotEnforced.At(verdict.Case.Place, verdict.Case.Title, verdict.Case.Id, verdict.RuleLine));
        return [.. warned, .. await new ErrorDenials(source, model, session.CoverageOfAsync).FindAsync(verdicts, cancellationToken)];
    }

    /// <summary>Tries the collections that the rules know and the spec does not.</summary>
    /// <exception cref="EmulatorException">The emulator died.</exception>
    public async Task<IReadOnlyList<Diagnostic>> ProbeAsync(IRulesSession session, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(session);
        var undeclared = new UndeclaredCollections(source, model, data);
        var collections = undeclared.Find();
        await session.StoreAsync(collections.SelectMany(undeclared.Stored), cancellationToken);
        var found = new List<Diagnostic>();
        foreach (var collection in collections)
        {
            var verdicts = new List<Verdict>();
            foreach (var probe in undeclared.Probes(collection))
                verdicts.Add(await session.RunAsync(probe, cancellationToken));
            found.AddRange(undeclared.Report(collection, verdicts));
        }

        return found;
    }
}
