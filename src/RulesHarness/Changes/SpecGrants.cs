using RulesHarness.Exploration;
using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Language.Exploration;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Changes;

/// <summary>Finds the sentences of a spec that grant the request of a scenario.</summary>
internal sealed class SpecGrants
{
    private readonly DataModel _model;

    public SpecGrants(DataModel model, int seed, DateTimeOffset now)
    {
        _model = model;
        // Without data, requests begin with documents without fields.
        var data = FixtureFactory.GenerateOrEmpty(model, new FixtureOptions { Seed = seed });
        Requests = new ModelRequests(model, data, now);
    }

    public ModelRequests Requests { get; }

    /// <summary>The sentences; none where the spec denies the request, and null where it can't be asked.</summary>
    public IReadOnlyList<Permission>? Of(Scenario scenario)
    {
        if (Requests.Of(scenario, isMeantFor: _ => true) is not { } request)
        {
            return null;
        }

        var time = Timestamp.FromDateTimeOffset(scenario.Request.Time);
        var oracle = new AccessOracle(_model, request.Data, time);
        return oracle.IsGranted(request.Attempt) && IsOfSchema(request.Attempt) ? oracle.Granting(request.Attempt) : [];
    }

    /// <summary>
    /// Whether a write leaves a document that the rules may allow, where they are to enforce the schema.
    /// </summary>
    private bool IsOfSchema(PolicyRequest attempt) =>
        attempt.NewFields is not { } written
        || _model.SchemaProbes(attempt.Collection) != SchemaProbes.Enforce
        || SchemaObedience.Obeys(_model, new Document(attempt.Path, written));
}
