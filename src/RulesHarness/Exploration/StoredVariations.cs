using RulesHarness.Embedded;
using RulesHarness.Embedded.Wire;
using RulesHarness.Firestore.Identities;
using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Exploration;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Exploration;

/// <summary>
/// Requests that the rules allow as they allow a way, on a stored document that is not as a sentence asks: a statement
/// that was widened to another method asks what is written, and forgets what was there.
/// </summary>
internal sealed class StoredVariations(CompiledRules rules, DataModel model, DateTimeOffset now)
{
    private readonly ConditionSolver _solver = new(
        new FixtureFactory(model, new FixtureOptions()),
        Timestamp.FromDateTimeOffset(now)
    );

    /// <summary>
    /// The allowed requests beside a scenario's, each of which breaks one part of a sentence that is about the stored
    /// document alone.
    /// </summary>
    public IEnumerable<Scenario> Of(Scenario scenario)
    {
        if (
            scenario.Request.Stored is not { } stored
            || OperationOf(scenario.Request.Method) is not { } operation
            || model.CollectionOf(scenario.Request.Path) is not { } collection
            || ScenarioValues.Fields(stored) is not { } fields
        )
        {
            return [];
        }
        return model
            .Speaking(collection.Path)
            .SelectMany(policy => policy.Granting(operation))
            .SelectMany(sentence => ConditionTransform.Disjuncts(sentence.Condition))
            .SelectMany(parts => parts)
            .Where(IsOfStored)
            .Distinct()
            .Select(part => Broken(collection, fields, part))
            .OfType<IReadOnlyDictionary<string, object?>>()
            .Select(broken => Stored(scenario, fields, broken))
            .Where(changed => changed.IsAllowedBy(rules.Program!));
    }

    private IReadOnlyDictionary<string, object?>? Broken(
        Collection collection,
        IReadOnlyDictionary<string, object?> fields,
        Comparison part
    ) =>
        _solver.Satisfy(
            collection,
            fields,
            [ConditionTransform.Negate(part)],
            Identity.Unauthenticated,
            new Dictionary<string, string>()
        );

    /// <summary>
    /// The scenario with other stored fields. Those that the request leaves as they are, it leaves so.
    /// </summary>
    private static Scenario Stored(
        Scenario scenario,
        IReadOnlyDictionary<string, object?> before,
        IReadOnlyDictionary<string, object?> broken
    )
    {
        var request = scenario.Request with { Stored = RulesValues.Of(broken) };
        if (request.NewData is { } data && ScenarioValues.Fields(data) is { } written)
        {
            var left = FieldTree
                .ChangedFields(before, broken)
                .Where(name => broken.TryGet(name, out _) && Comparisons.Same(before.At(name), written.At(name)));
            request = request with
            {
                NewData = RulesValues.Of(left.Aggregate(written, (next, name) => next.With(name, broken.At(name)))),
            };
        }
        return scenario with { Request = request };
    }

    private static bool IsOfStored(Comparison part) =>
        ConditionTransform
            .Operands(part)
            .All(operand => operand is FieldOperand { IsNew: false } or LiteralOperand or NowOperand);

    private static Operation? OperationOf(RulesMethod method) =>
        method switch
        {
            RulesMethod.Get => Operation.Get,
            RulesMethod.Update => Operation.Update,
            RulesMethod.Delete => Operation.Delete,
            _ => null,
        };
}
