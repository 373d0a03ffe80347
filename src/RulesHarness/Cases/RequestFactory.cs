using RulesHarness.Firestore.Values;
using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;
using RulesHarness.Specification.Semantics;

namespace RulesHarness.Cases;

/// <summary>Makes the request of a scenario: from a caller who reads a document, one who reads or writes it.</summary>
internal sealed class RequestFactory(CaseContext context, EdgeValues edges)
{
    /// <summary>Whether a sentence allows an update to change a field, as far as it speaks of fields.</summary>
    public static bool IsAllowed(Permission? permission, Field field) =>
        !field.Constraints.Immutable
        && permission?.Only?.Any(name => FieldTree.IsWithin(field.Name, name)) != false
        && permission?.Except?.Any(name => FieldTree.IsWithin(field.Name, name)) != true;

    /// <summary>
    /// The scenario with a request of the operation. An update changes or removes <paramref name="onlyField"/>, or
    /// changes every field that the sentence allows, or both where it is <paramref name="isBeside"/>; a removal of no
    /// field in particular is one of all that are optional. In all cases the comparisons with the new document hold.
    /// Null if that is impossible, or if there is nothing else to change, unless the update <paramref
    /// name="mayRewrite"/> what is there.
    /// </summary>
    public Scenario? Make(
        Collection collection,
        Operation operation,
        Permission? permission,
        ScenarioRequirements wanted,
        Scenario scenario,
        Field? onlyField = null,
        bool isRemoval = false,
        bool isBeside = false,
        bool mayRewrite = false
    )
    {
        var (path, fields) = (scenario.Document.Path, scenario.Document.Fields);
        switch (operation)
        {
            case Operation.Get:
                return scenario;
            case Operation.Delete:
                return scenario with
                {
                    Attempt = scenario.Attempt with { Operation = Operation.Delete },
                    Request = new DeleteRequest(path),
                };
            case Operation.Create:
                return scenario with
                {
                    Attempt = scenario.Attempt with
                    {
                        Operation = Operation.Create,
                        Stored = null,
                        NewFields = AtServerTime(collection, Operation.Create, fields),
                    },
                    Request = new CreateRequest(path, context.Sent(Requested(collection, fields))),
                };
            default:
                return Updating(collection, permission, wanted, scenario, onlyField, isRemoval, isBeside, mayRewrite);
        }
    }

    private Scenario? Updating(
        Collection collection,
        Permission? permission,
        ScenarioRequirements wanted,
        Scenario scenario,
        Field? onlyField,
        bool isRemoval,
        bool isBeside,
        bool mayRewrite
    )
    {
        var attempt = scenario.Attempt with { Operation = Operation.Update };
        var (path, fields) = (scenario.Document.Path, scenario.Document.Fields);
        var changed =
            onlyField is null || isBeside || wanted.OfNew.Count > 0
                ? Different(collection, permission, wanted, scenario)
                : fields;
        var next =
            changed is null ? null
            : onlyField is not null ? Changed(collection, onlyField, scenario.Document, changed, isRemoval)
            : isRemoval ? Cleared(collection, permission, wanted, scenario, changed)
            : changed;
        // Where nothing is allowed, and what may change is the document's identity, that is what is tried.
        if (
            permission is null
            && next is not null
            && !FieldTree.ChangedFields(fields, next).Any()
            && collection.StoredFields.FirstOrDefault(field => !field.Constraints.ServerTime) is { } any
        )
        {
            next = Changed(collection, any, scenario.Document, fields, isRemoval: false);
        }
        if (next is not null && Update(collection, path, fields, next) is { Changes.Count: > 0 } update)
        {
            return scenario with
            {
                Attempt = attempt with { NewFields = next },
                Request = update with { Changes = context.Sent(update.Changes) },
            };
        }
        // Where each field has one value only, what is to be denied is tried by writing that again.
        var isRewrite = permission is null || mayRewrite && onlyField is null && next is not null;
        return isRewrite && Rewrite(collection, path, fields) is { } rewrite
            ? scenario with
            {
                Attempt = attempt with { NewFields = fields },
                Request = rewrite,
            }
            : null;
    }

    /// <summary>
    /// A write that leaves the fields, with the times that are the server's: a create where there is no document
    /// before.
    /// </summary>
    public (AccessRequest Request, IReadOnlyDictionary<string, object?> Fields) Write(
        Collection collection,
        string path,
        IReadOnlyDictionary<string, object?>? before,
        IReadOnlyDictionary<string, object?> fields
    )
    {
        if (before is null)
        {
            var created = AtServerTime(collection, Operation.Create, fields);
            return (new CreateRequest(path, context.Sent(Requested(collection, created))), created);
        }
        var next = AtServerTime(collection, Operation.Update, fields);
        var update = Update(collection, path, before, next);
        // Clients can't send an update of nothing: a field is written as it is.
        update = update.Changes.Count == 0 ? Rewrite(collection, path, before) ?? update : update;
        return (update with { Changes = context.Sent(update.Changes) }, next);
    }

    /// <summary>The fields that a create or an update leaves of a document.</summary>
    public static IReadOnlyDictionary<string, object?> Left(
        IReadOnlyDictionary<string, object?>? before,
        AccessRequest request,
        Timestamp now
    )
    {
        var (start, written) = request is UpdateRequest update
            ? (before ?? FieldTree.Empty, update.Changes)
            : (
                FieldTree.Empty,
                ((CreateRequest)request).Fields.ToDictionary(field => FieldTree.Path(field.Key), field => field.Value)
            );
        return written.Aggregate(
            start,
            (left, field) =>
                field.Value is not FieldValue special ? left.With(field.Key, field.Value)
                : special == FieldValue.Delete ? left.Without(field.Key)
                : left.With(field.Key, now)
        );
    }

    private static UpdateRequest? Rewrite(
        Collection collection,
        string path,
        IReadOnlyDictionary<string, object?> fields
    )
    {
        var written = collection.StoredFields.FirstOrDefault(field =>
            !field.Constraints.ServerTime && fields.TryGet(field.Name, out _)
        );
        return written is null
            ? null
            : new UpdateRequest(path, new Dictionary<string, object?> { [written.Name] = fields.At(written.Name) });
    }

    private static IReadOnlyDictionary<string, object?> Requested(
        Collection collection,
        IReadOnlyDictionary<string, object?> fields
    ) =>
        CaseContext
            .ServerTimes(collection, Operation.Create)
            .Aggregate(fields, (current, name) => current.With(name, FieldValue.ServerTimestamp));

    /// <summary>The update that turns one document into the other.</summary>
    public static UpdateRequest Update(
        Collection collection,
        string path,
        IReadOnlyDictionary<string, object?> before,
        IReadOnlyDictionary<string, object?> next
    )
    {
        var byServer = CaseContext.ServerTimes(collection, Operation.Update).ToHashSet();
        // Field by field: as a whole, a new map would hold the server's times as values.
        var differing = FieldTree
            .ChangedFields(before, next)
            .Where(name => !byServer.Contains(name))
            .Select(name => Removed(name, next) ?? name)
            .Distinct()
            .ToDictionary(name => name, name => next.TryGet(name, out var value) ? value : FieldValue.Delete);
        foreach (var name in byServer)
        {
            differing[name] = FieldValue.ServerTimestamp;
        }
        return new UpdateRequest(path, differing);
    }

    /// <summary>
    /// The outermost map around a field that is gone with it, or the field: a map whose fields are all removed is still
    /// there. Null for a field that is there.
    /// </summary>
    private static string? Removed(string name, IReadOnlyDictionary<string, object?> next)
    {
        var segments = FieldPath.Parse(name).Segments;
        return Enumerable
            .Range(1, segments.Count)
            .Select(count => new FieldPath([.. segments.Take(count)]).ToString())
            .FirstOrDefault(path => !next.TryGet(path, out _));
    }

    /// <summary>
    /// The fields of the new document at one edge of the schema, or at the next where nothing would differ: what has to
    /// hold all that is stored, and starts with nothing, ends as it was.
    /// </summary>
    private IReadOnlyDictionary<string, object?>? Different(
        Collection collection,
        Permission? permission,
        ScenarioRequirements wanted,
        Scenario scenario
    )
    {
        var next = Allowed(collection, permission, wanted, scenario);
        return next is not null && wanted.EdgeTurn is { } turn && !Differs(next, scenario)
            ? Allowed(collection, permission, wanted with { EdgeTurn = turn + 1 }, scenario)
            : next;
    }

    private static bool Differs(IReadOnlyDictionary<string, object?> next, Scenario scenario) =>
        FieldTree.ChangedFields(scenario.Document.Fields, next).Any();

    /// <summary>
    /// The fields of the new document with each changed that the sentence allows. One that only has its required fields
    /// is left without the others, unless there is nothing else to change.
    /// </summary>
    private IReadOnlyDictionary<string, object?>? Allowed(
        Collection collection,
        Permission? permission,
        ScenarioRequirements wanted,
        Scenario scenario
    )
    {
        var before = scenario.Document.Fields;
        var allowed = Changeable(collection, permission).ToList();
        if (wanted is { Completeness: Completeness.Minimal, AddsOptional: false })
        {
            var there = allowed.Where(field => field.Required || before.TryGet(field.Name, out _)).ToList();
            allowed = there.Count > 0 ? there : allowed;
        }
        var (path, next) = (scenario.Document.Path, before);
        foreach (var field in allowed)
        {
            var edge = edges.At(collection, field, wanted.EdgeTurn ?? 0, path);
            var changed =
                edge is null || Comparisons.Same(edge, before.At(field.Name))
                    ? context.Fixtures.Another(collection, field, path, before.At(field.Name))
                    : edge;
            next = changed is null ? next : next.With(field.Name, changed);
        }
        return Solved(collection, permission, wanted, scenario, next);
    }

    /// <summary>
    /// The fields of the new document without the optional ones that the sentence allows to change; null where there
    /// are none.
    /// </summary>
    private IReadOnlyDictionary<string, object?>? Cleared(
        Collection collection,
        Permission? permission,
        ScenarioRequirements wanted,
        Scenario scenario,
        IReadOnlyDictionary<string, object?> changed
    )
    {
        var optional = Changeable(collection, permission)
            .Where(field => !field.Required && FieldTree.MapOf(field.Name).Length == 0)
            .Where(field => scenario.Document.Fields.TryGet(field.Name, out _))
            .ToList();
        var cleared = optional.Aggregate(changed, (fields, field) => fields.Without(field.Name));
        return
            optional.Count > 0
            && Solved(collection, permission, wanted, scenario, cleared) is { } solved
            && optional.Exists(field => !solved.TryGet(field.Name, out _))
            ? solved
            : null;
    }

    /// <summary>
    /// The fields that a sentence lets an update change, but for those that are the document's identity.
    /// </summary>
    private static IEnumerable<Field> Changeable(Collection collection, Permission? permission) =>
        collection.StoredFields.Where(field =>
            !field.Constraints.ServerTime && IsAllowed(permission, field) && !IsKey(collection, field)
        );

    /// <summary>
    /// The fields of the new document for which the conditions on it hold: where that can be, by a change of what the
    /// sentence lets an update change.
    /// </summary>
    private IReadOnlyDictionary<string, object?>? Solved(
        Collection collection,
        Permission? permission,
        ScenarioRequirements wanted,
        Scenario scenario,
        IReadOnlyDictionary<string, object?> next
    )
    {
        var ids = PathIds.Of(context.Model, scenario.Attempt);
        var ofDocument = wanted.OfNew.Where(comparison => !LookUpPlacer.IsLookUp(comparison)).ToList();
        var before = scenario.Document.Fields;
        var changeable = Changeable(collection, permission).Select(field => field.Name).ToHashSet();
        var solved =
            context.Solver.Satisfy(collection, next, ofDocument, scenario.Caller, ids, before, changeable)
            ?? context.Solver.Satisfy(collection, next, ofDocument, scenario.Caller, ids, before);
        return solved is null ? null : AtServerTime(collection, Operation.Update, solved);
    }

    /// <summary>
    /// The fields of the new document with one more of them changed or gone; null when it has no other value, or is not
    /// there.
    /// </summary>
    private IReadOnlyDictionary<string, object?>? Changed(
        Collection collection,
        Field field,
        Document document,
        IReadOnlyDictionary<string, object?> next,
        bool isRemoval
    )
    {
        if (isRemoval)
        {
            return next.TryGet(field.Name, out _)
                ? AtServerTime(collection, Operation.Update, next.Without(field.Name))
                : null;
        }
        return context.Fixtures.Another(collection, field, document.Path, document.Fields.At(field.Name)) is { } another
            ? AtServerTime(collection, Operation.Update, next.With(field.Name, another))
            : null;
    }

    private IReadOnlyDictionary<string, object?> AtServerTime(
        Collection collection,
        Operation operation,
        IReadOnlyDictionary<string, object?> fields
    ) =>
        CaseContext
            .ServerTimes(collection, operation)
            .Aggregate(fields, (current, name) => current.With(name, context.Now));

    /// <summary>A field that the id is built from is part of the document's identity.</summary>
    private static bool IsKey(Collection collection, Field field) => collection.Key.Fields.Contains(field.Name);
}
