using Grpc.Core;
using RulesHarness.Embedded.Storage;
using RulesHarness.Embedded.Wire;
using RulesHarness.Protocol;
using FieldTransform = RulesHarness.Protocol.DocumentTransform.Types.FieldTransform;
using TransformCase = RulesHarness.Protocol.DocumentTransform.Types.FieldTransform.TransformTypeOneofCase;
using ValueCase = RulesHarness.Protocol.Value.ValueTypeOneofCase;

namespace RulesHarness.Embedded.Writes;

/// <summary>The writes that Firestore rejects before rules decide.</summary>
internal static class WriteCheck
{
    /// <summary>The reason why a write to a database is rejected; null if it is not.</summary>
    /// <param name="write">The write.</param>
    /// <param name="root">What the names of the database's documents begin with.</param>
    public static Status? Of(Write write, string root)
    {
        if (write.OperationCase == Write.OperationOneofCase.None)
        {
            return Failures.Invalid("empty write operation");
        }
        var name = CollapsedWrites.NameOf(write);
        if (NameParser.Document(name) is { IsOk: false, Failure: var badName })
        {
            return badName.Status;
        }
        if (!name.StartsWith(root, StringComparison.Ordinal) || name[root.Length] != '/')
        {
            return Failures.Invalid($"Document name \"{name}\" is in another database than the commit.");
        }
        if (
            write.CurrentDocument is { ConditionTypeCase: Precondition.ConditionTypeOneofCase.UpdateTime }
            && ValueCheck.Of(write.CurrentDocument.UpdateTime) is { } wrong
        )
        {
            return wrong;
        }
        return write.OperationCase switch
        {
            Write.OperationOneofCase.Update => OfFields(write.Update)
                ?? OfMask(write.UpdateMask)
                ?? OfTransforms(write.UpdateTransforms),
            Write.OperationOneofCase.Transform when write.Transform.FieldTransforms.Count == 0 => Failures.Invalid(
                "The list of FieldTransform must not be empty."
            ),
            Write.OperationOneofCase.Transform => OfTransforms(write.Transform.FieldTransforms),
            _ => null,
        };
    }

    private static Status? OfFields(Document document) =>
        ValueCheck.Of(document.Fields)
        ?? (
            WriteRejections.OfMap(ProtoValueConverter.Fields(document), 1) is { } refusal
                ? Failures.Invalid(refusal)
                : null
        );

    /// <summary>Why the fields that a mask names are none; null when they are.</summary>
    public static Status? OfMask(DocumentMask? mask)
    {
        foreach (var path in mask?.FieldPaths ?? [])
        {
            if (FieldKey.Of(path) is null)
            {
                return Failures.BadPath(path);
            }
        }

        return null;
    }

    private static Status? OfTransforms(IEnumerable<FieldTransform> transforms)
    {
        foreach (var transform in transforms)
        {
            if (FieldKey.Of(transform.FieldPath) is not { } field)
            {
                return Failures.BadPath(transform.FieldPath);
            }
            if (WriteRejections.OfMap(new Dictionary<string, object?> { [field.Path[0]] = null }, 1) is { } reserved)
            {
                return Failures.Invalid(reserved);
            }
            if (OfOperand(transform) is { } wrong)
            {
                return wrong;
            }
        }

        return null;
    }

    private static Status? OfOperand(FieldTransform transform)
    {
        var number = transform.TransformTypeCase switch
        {
            TransformCase.Increment => transform.Increment,
            TransformCase.Maximum => transform.Maximum,
            TransformCase.Minimum => transform.Minimum,
            _ => null,
        };
        if (number is not null)
        {
            return number.ValueTypeCase is ValueCase.IntegerValue or ValueCase.DoubleValue
                ? null
                : Failures.Invalid("Input must be int64 or double.");
        }
        var elements = transform.AppendMissingElements ?? transform.RemoveAllFromArray;
        if (elements is not null)
        {
            return ValueCheck.Of(new Value { ArrayValue = elements });
        }
        return transform.SetToServerValue == FieldTransform.Types.ServerValue.RequestTime
            ? null
            : Failures.Invalid("Unknown transform type.");
    }
}
