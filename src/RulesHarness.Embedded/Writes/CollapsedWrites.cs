using RulesHarness.Embedded.Storage;
using RulesHarness.Embedded.Wire;
using RulesHarness.Firestore.Values;
using RulesHarness.Protocol;

namespace RulesHarness.Embedded.Writes;

/// <summary>The writes of a commit made on the documents that are there, without storing anything
/// (https://firebase.google.com/docs/firestore/reference/rpc/google.firestore.v1#write).</summary>
internal sealed class CollapsedWrites
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<CollapsedWrite> _inOrder = [];
    private readonly List<IReadOnlyList<object?>> _results = [];

    /// <summary>One for each document, in the order in which the commit names them first.</summary>
    public IReadOnlyList<CollapsedWrite> InOrder => _inOrder;

    /// <summary>The result of each transform of each write; null for what only changes an array.</summary>
    public IReadOnlyList<IReadOnlyList<object?>> Results => _results;

    /// <summary>Makes the writes, each on what those before it left.</summary>
    /// <param name="writes">Well formed ones.</param>
    /// <param name="documents">What is there.</param>
    /// <param name="time">What the server puts for its time.</param>
    public static CollapsedWrites Of(IEnumerable<Write> writes, IDocumentSource documents, Timestamp time)
    {
        var net = new CollapsedWrites();
        foreach (var write in writes)
        {
            net.Add(write, documents, time);
        }
        return net;
    }

    /// <summary>The name of the document that a write is about.</summary>
    public static string NameOf(Write write) =>
        write.OperationCase switch
        {
            Write.OperationOneofCase.Update => write.Update.Name,
            Write.OperationOneofCase.Delete => write.Delete,
            _ => write.Transform?.Document ?? "",
        };

    private void Add(Write write, IDocumentSource documents, Timestamp time)
    {
        var path = ResourceName.PathOf(NameOf(write));
        var isFirst = !_places.TryGetValue(path, out var place);
        if (isFirst)
        {
            _places.Add(path, place = _inOrder.Count);
            _inOrder.Add(new CollapsedWrite(path, documents.Find(path), write.CurrentDocument));
        }

        var worked = new List<object?>();
        var written = Written(write, _inOrder[place].NewFields, time, worked);
        var before = _inOrder[place];
        _inOrder[place] = before with
        {
            NewFields = written,
            IsReplaced = before.IsReplaced || written is null,
            IsTransformed = before.IsTransformed || write.OperationCase == Write.OperationOneofCase.Transform,
            // What follows a transform of its own is on top of that, even a whole document.
            IsPartial = before.IsTransformed || IsPartial(write, isFirst || before.IsPartial),
        };
        _results.Add(worked);
    }

    // A write of the whole document leaves nothing of what was stored, and a mask after it is about what that wrote.
    private static bool IsPartial(Write write, bool isStored) =>
        write.OperationCase switch
        {
            Write.OperationOneofCase.Update => write.UpdateTransforms.Count > 0
                || (isStored && write.UpdateMask is not null),
            Write.OperationOneofCase.Transform => true,
            _ => false,
        };

    private static IReadOnlyDictionary<string, object?>? Written(
        Write write,
        IReadOnlyDictionary<string, object?>? before,
        Timestamp time,
        List<object?> worked
    )
    {
        if (write.OperationCase == Write.OperationOneofCase.Delete)
        {
            return null;
        }
        var isUpdate = write.OperationCase == Write.OperationOneofCase.Update;
        var document = isUpdate ? Updated(write, before) : before ?? FieldTree.Empty;
        var asked = isUpdate ? write.UpdateTransforms : write.Transform.FieldTransforms;
        var transforms = asked.Select(ProtoValueConverter.Transform).ToList();
        var (transformed, values) = AppliedWrite.Transformed(document, transforms, time);
        worked.AddRange(transforms.Zip(values, (transform, value) => IsArrayChange(transform.Value) ? null : value));
        return transformed;
    }

    private static bool IsArrayChange(FieldValue transform) =>
        transform.Kind is FieldValueKind.ArrayUnion or FieldValueKind.ArrayRemove;

    /// <summary>Without a mask the document is replaced.</summary>
    private static IReadOnlyDictionary<string, object?> Updated(
        Write write,
        IReadOnlyDictionary<string, object?>? before
    )
    {
        var fields = ProtoValueConverter.Fields(write.Update);
        return write.UpdateMask is { } mask
            ? AppliedWrite.Changed(
                before ?? FieldTree.Empty,
                mask.FieldPaths.Select(name => Put(FieldPath.Parse(name).Segments, fields))
            )
            : fields;
    }

    /// <summary>A field that the mask names and the document has not is deleted.</summary>
    private static (IReadOnlyList<string> Path, object? Value) Put(
        IReadOnlyList<string> path,
        IReadOnlyDictionary<string, object?> fields
    )
    {
        object? value = fields;
        foreach (var name in path)
        {
            if (value is not IReadOnlyDictionary<string, object?> map || !map.TryGetValue(name, out value))
            {
                return (path, FieldValue.Delete);
            }
        }

        return (path, value);
    }
}
