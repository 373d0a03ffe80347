using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>
/// The tools that all makers of cases share, also at the same time. None of them remembers what it was used for.
/// </summary>
internal sealed class CaseContext
{
    private const int NanosecondsInMillisecond = 1_000_000;

    private readonly bool _hasInvariants;

    public CaseContext(DataModel model, FixtureOptions options, Timestamp now)
    {
        Model = model;
        _hasInvariants = model.Collections.Any(collection => collection.Invariants.Count > 0);
        // Rules see the time of a request in milliseconds: a stored time can be equal to it only if it is of those.
        Now = new Timestamp(now.Seconds, now.Nanoseconds / NanosecondsInMillisecond * NanosecondsInMillisecond);
        Fixtures = new FixtureFactory(model, options);
        Solver = new ConditionSolver(Fixtures, Now);
        Flaws = new FieldViolations(Fixtures, Now);
    }

    public DataModel Model { get; }

    public Timestamp Now { get; }

    public FixtureFactory Fixtures { get; }

    public ConditionSolver Solver { get; }

    public FieldViolations Flaws { get; }

    /// <summary>
    /// A document that a field refers to by an id; null where it refers to none, or to one whose id can't be chosen.
    /// </summary>
    public Document? Referred(Collection collection, Field field, string id) =>
        Model.Relationship(collection, field) is { } relationship
        && Model.Collection(relationship.To.Collection) is { Path.Parent: null } target
        && FixtureIds.IsId(target, relationship.To.Field)
        && target.Key.Kind != KeyKind.Template
            ? Fixtures.Make(target, [], id, Completeness.Full)
            : null;

    /// <summary>Whether all that is stored for a request is as the documents of its collection always are.</summary>
    public bool IsPossible(PolicyRequest attempt)
    {
        if (!_hasInvariants)
        {
            return true;
        }
        var stored = attempt.Stored is { } fields ? [new Document(attempt.Path, fields)] : Array.Empty<Document>();
        var instead = attempt.Instead.Where(each => each.Value is not null);
        return stored
            .Concat(attempt.Elsewhere)
            .Concat(instead.Select(each => new Document(each.Key, each.Value!)))
            .All(IsPossible);
    }

    private bool IsPossible(Document document) =>
        Model.CollectionOf(document.Path) is not { } collection
        || InvariantCheck.Broken(Model, collection, document) is null;

    /// <summary>The fields of a collection that the server sets at an operation.</summary>
    public static IEnumerable<string> ServerTimes(Collection collection, Operation operation) =>
        collection
            .StoredFields.Where(field =>
                field.Constraints.ServerTime && (operation == Operation.Create || !field.Constraints.Immutable)
            )
            .Select(field => field.Name);

    /// <summary>Fields as a client sends them: only the server can set the very time of the request.</summary>
    public Dictionary<string, object?> Sent(IReadOnlyDictionary<string, object?> fields) => Sent(fields, Now);

    /// <summary>The same of a request at a given time.</summary>
    public static Dictionary<string, object?> Sent(IReadOnlyDictionary<string, object?> fields, Timestamp now) =>
        fields.ToDictionary(
            field => field.Key,
            field =>
                field.Value switch
                {
                    Timestamp time when time == now => FieldValue.ServerTimestamp,
                    IReadOnlyDictionary<string, object?> map => Sent(map, now),
                    var value => value,
                }
        );
}
