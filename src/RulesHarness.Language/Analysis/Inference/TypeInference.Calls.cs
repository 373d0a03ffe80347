using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Analysis.Inference;

/// <content>Calls of built-in functions and methods.</content>
internal sealed partial class TypeInference
{
    private InferredValue Function(CallExpression call, InferredValue[] arguments)
    {
        var name = call.Function.Text;
        if (arguments is [var path] && name is "get" or "getAfter" or "exists" or "existsAfter")
        {
            var place = call.Arguments[0].Span;
            var fault = LookUpPath.FaultOf(path, scope.Path);
            scope.Log.Note(place, fault is { } found ? new LostLookUp(found.Text, found.Help, place) : null);
        }

        return name switch
        {
            "get" or "getAfter" => Document(arguments),
            "debug" when arguments.Length == 1 => arguments[0],
            _ => BuiltInTypes.Function(name),
        };
    }

    // The document that the request is about is null where it isn't there; any other one is an error.
    private InferredValue Document(InferredValue[] arguments)
    {
        var path = arguments is [{ Shape: Shape.Segments segments }, ..] ? segments : null;
        var mayBeNull = path is null || LookUpPath.MayBe(path, scope.Path);
        return new InferredValue(ValueKinds.Map | (mayBeNull ? ValueKinds.Null : 0), MayFail: true)
        {
            Shape = new Shape.Document(path is null ? null : scope.Schemas.OfPath(path.Texts), IsLookedUp: true),
        };
    }

    private InferredValue Method(CallExpression call, InferredValue target, InferredValue[] arguments)
    {
        var error = Operations.Method(target, call.Function.Text);
        var usable = scope.Log.Checked(target, error, call.Span);
        if (error is not null)
        {
            return usable;
        }

        var schema =
            (target.Shape as Shape.Data)?.Schema
            ?? (target.Shape as Shape.Changes)?.Schema
            ?? (target.Shape as Shape.Keys)?.Schema;
        switch (call.Function.Text)
        {
            case "get" when arguments.Length == 2:
                return Fetched(call, target, arguments);
            case "hasAll" or "hasAny" or "hasOnly" when arguments is [{ Shape: Shape.Items items }]:
                foreach (var item in items.Values)
                {
                    _comparisons.NoteKey(item, (target.Shape as Shape.Keys)?.Schema, call.Span);
                }

                break;
        }

        var value = BuiltInTypes.Method(call.Function.Text) with { Unfiltered = UnfilteredValues.Method(call, target) };
        return schema is null
            ? value
            : call.Function.Text switch
            {
                "keys"
                or "affectedKeys"
                or "addedKeys"
                or "changedKeys"
                or "removedKeys"
                or "unchangedKeys"
                or "toSet" => value with
                {
                    Shape = new Shape.Keys(schema),
                },
                "diff" => value with { Shape = new Shape.Changes(schema) },
                _ => value,
            };
    }

    // A map's `get` takes a key and what stands for a missing one.
    private InferredValue Fetched(CallExpression call, InferredValue target, InferredValue[] arguments)
    {
        var isEmpty = ReferenceEquals(target.Unfiltered, UnfilteredValues.Empty);
        return Found(call, target, arguments) with { Unfiltered = isEmpty ? UnfilteredValues.Of(arguments[1]) : null };
    }

    private InferredValue Found(CallExpression call, InferredValue target, InferredValue[] arguments)
    {
        if (
            target.Shape is Shape.Token
            && arguments[0].Constant is string claim
            && RequestMembers.Of(target.Shape, claim, scope) is { } known
        )
        {
            return known.Or(arguments[1]);
        }

        var data = target.Shape as Shape.Data;
        _comparisons.NoteKey(arguments[0], data?.Schema, call.Arguments[0].Span);
        if (data?.Schema?.Fields is not { } fields)
        {
            return InferredValue.Unknown;
        }

        return arguments[0].Constant is string key && fields.TryGetValue(key, out var field)
            ? Field(field.OrDefault(arguments[1]), data)
            : InferredValue.Unknown;
    }
}
