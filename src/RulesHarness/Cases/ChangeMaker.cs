using RulesHarness.Firestore.Values;
using RulesHarness.Semantics;
using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <summary>Makes the new document of a write, and the request that asks for it.</summary>
internal sealed class ChangeMaker(CaseContext context)
{
    /// <summary>Whether a sentence allows an update to change a field, as far as it speaks of fields.</summary>
    public static bool IsAllowed(Permission? permission, Field field) =>
        !field.Constraints.Immutable && permission?.Only?.Any(name => FieldTree.IsWithin(field.Name, name)) != false && permission?.Except?.Any(name => FieldTree.IsWithin(field.Name, name)) != true;

    /// <summary>The document after an update that changes every field a sentence allows, and makes what is asked of the new document hold.</summary>
    public IReadOnlyDictionary<string, object?>? Allowed(Collection collection, Permission? permission, IReadOnlyList<Comparison> ofNew, Situation situation)
    {
        var before = situation.Document.Fields;
        var next = before;
        foreach (var field in collection.StoredFields.Where(field => !field.Constraints.ServerTime && IsAllowed(permission, field) && !IsKey(collection, field)))
        {
            if (context.Fixtures.Another(collection, field, situation.Document.Path, before.At(field.Name)) is { } another)
                next = next.With(field.Name, another);
        }

        var ids = PathIds.Of(context.Model, new AccessAttempt(situation.Caller, Operation.Update, collection.Path, situation.Document.Path));
        var solved = context.Solver.Satisfy(collection, next, ofNew, situation.Caller, ids, before);
        return solved is null ? null : AtServerTime(collection, Operation.Update, solved);
    }

    /// <summary>The document after an update that changes one field; null when it has no other valid value.</summary>
    public IReadOnlyDictionary<string, object?>? One(Collection collection, Field field, Document document) =>
        context.Fixtures.Another(collection, field, document.Path, document.Fields.At(field.Name)) is { } another
            ? AtServerTime(collection, Operation.Update, document.Fields.With(field.Name, another))
            : null;

    public IReadOnlyDictionary<string, object?> AtServerTime(Collection collection, Operation operation, IReadOnlyDictionary<string, object?> fields) =>
        CaseContext.ServerTimes(collection, operation).Aggregate(fields, (current, name) => current.With(name, context.Now));

    /// <summary>The fields of a create as a client sends them: the server's times are asked for.</summary>
    public static IReadOnlyDictionary<string, object?> Requested(Collection collection, IReadOnlyDictionary<string, object?> fields) =>
        CaseContext.ServerTimes(collection, Operation.Create).Aggregate(fields, (current, name) => current.With(name, FieldValue.ServerTimestamp));

    /// <summary>The update that turns one document into the other.</summary>
    public static UpdateRequest Update(Collection collection, string path, IReadOnlyDictionary<string, object?> before, IReadOnlyDictionary<string, object?> next)
    {
        var byServer = CaseContext.ServerTimes(collection, Operation.Update).ToHashSet();
        var differing = FieldTree.Differences(before, next).Where(name => !byServer.Contains(name)).ToDictionary(name => name, next.At);
        foreach (var name in byServer)
            differing[name] = FieldValue.ServerTimestamp;
        return new UpdateRequest(path, differing);
    }

    /// <summary>A field that the id is built from is part of the document's identity.</summary>
    private static bool IsKey(Collection collection, Field field) => collection.Key.Fields.Contains(field.Name);
}
