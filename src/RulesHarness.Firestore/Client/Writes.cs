using RulesHarness.Firestore.Values;
using RulesHarness.Protocol;

namespace RulesHarness.Firestore.Client;

/// <summary>Each way of writing a document, as the wire has it.</summary>
public static class Writes
{
    /// <summary>Makes the write of a create.</summary>
    public static Write Create(DocumentReference document, object data) =>
        Set(document, data, SetOptions.Overwrite, Precondition.MustNotExist);

    /// <summary>Makes the write of a set.</summary>
    public static Write Set(DocumentReference document, object data, SetOptions? options, Precondition? precondition)
    {
        var sentinels = new List<SentinelAt>();
        var update = new Document { Name = document.Path };
        ValueEncoder.Encode(data, update.Fields, sentinels);
        var write = new Write { Update = update, CurrentDocument = precondition?.Message };
        if (options is not { Merges: true })
        {
            RefuseDeletes(sentinels, "a set that overwrites has nothing to delete: omit the field");
        }
        else if (options.Fields is { } fields)
        {
            bool IsMerged(SentinelAt each) => fields.Any(field => FieldTree.Covers(field, each.Path));
            sentinels.RemoveAll(each => !IsMerged(each));
            FieldTree.KeepOnly(update.Fields, fields, [.. sentinels.Select(each => each.Path)]);
            write.UpdateMask = Mask(fields.Except(Transformed(sentinels)));
        }
        else
        {
            write.UpdateMask = Mask(FieldTree.Leaves(update.Fields).Concat(Deleted(sentinels)));
        }

        write.UpdateTransforms.Add(Transforms(sentinels));
        return write;
    }

    /// <summary>Makes the write of an update.</summary>
    public static Write Update(DocumentReference document, object data, Precondition? precondition)
    {
        var updates = FieldUpdates.Of(data);
        if (updates.Count == 0)
        {
            throw new ArgumentException("an update needs at least one field", nameof(data));
        }
        FieldTree.RefuseOverlaps(updates.Keys);
        var sentinels = new List<SentinelAt>();
        var update = new Document { Name = document.Path };
        foreach (var (path, value) in updates)
        {
            if (ValueEncoder.Encode(path, value, sentinels) is { } encoded)
            {
                FieldTree.Put(update.Fields, path, encoded);
            }
        }

        var nested = sentinels.Where(each => !updates.ContainsKey(each.Path));
        RefuseDeletes(nested, "delete the path in an update of its own, by its dotted path");
        return new Write
        {
            Update = update,
            UpdateMask = Mask(updates.Keys.Except(Transformed(sentinels))),
            UpdateTransforms = { Transforms(sentinels) },
            CurrentDocument = (precondition ?? Precondition.MustExist).Message,
        };
    }

    /// <summary>Makes the write of a delete.</summary>
    public static Write Delete(DocumentReference document, Precondition? precondition) =>
        new() { Delete = document.Path, CurrentDocument = precondition?.Message };

    private static DocumentMask Mask(IEnumerable<FieldPath> paths) =>
        new() { FieldPaths = { paths.Select(path => path.ToString()) } };

    private static IEnumerable<FieldPath> Deleted(IEnumerable<SentinelAt> sentinels) =>
        from each in sentinels
        where each.Value.Kind == FieldValueKind.Delete
        select each.Path;

    private static IEnumerable<FieldPath> Transformed(IEnumerable<SentinelAt> sentinels) =>
        from each in sentinels
        where each.Value.Kind != FieldValueKind.Delete
        select each.Path;

    private static void RefuseDeletes(IEnumerable<SentinelAt> sentinels, string instead)
    {
        if (Deleted(sentinels).FirstOrDefault() is { } path)
        {
            throw new ArgumentException($"`{path}` is FieldValue.Delete: {instead}");
        }
    }

    private static IEnumerable<DocumentTransform.Types.FieldTransform> Transforms(IEnumerable<SentinelAt> sentinels) =>
        sentinels.Where(each => each.Value.Kind != FieldValueKind.Delete).Select(Transform);

    private static DocumentTransform.Types.FieldTransform Transform(SentinelAt sentinel)
    {
        var transform = new DocumentTransform.Types.FieldTransform { FieldPath = sentinel.Path.ToString() };
        var arguments = sentinel
            .Value.Arguments.Select(each => ValueEncoder.Encode(each, sentinel.Path.ToString()))
            .ToList();
        switch (sentinel.Value.Kind)
        {
            case FieldValueKind.ServerTimestamp:
                transform.SetToServerValue = DocumentTransform.Types.FieldTransform.Types.ServerValue.RequestTime;
                break;
            case FieldValueKind.ArrayUnion:
                transform.AppendMissingElements = new ArrayValue { Values = { arguments } };
                break;
            case FieldValueKind.ArrayRemove:
                transform.RemoveAllFromArray = new ArrayValue { Values = { arguments } };
                break;
            case FieldValueKind.Increment:
                transform.Increment = arguments[0];
                break;
            case FieldValueKind.Maximum:
                transform.Maximum = arguments[0];
                break;
            case FieldValueKind.Minimum:
                transform.Minimum = arguments[0];
                break;
            default:
                throw new InvalidOperationException($"{sentinel.Value.Kind} is not a transform");
        }

        return transform;
    }
}
