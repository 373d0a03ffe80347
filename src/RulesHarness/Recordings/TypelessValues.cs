using Google.Protobuf;
using Google.Protobuf.Collections;
using Google.Protobuf.Reflection;
using RulesHarness.Protocol;

namespace RulesHarness.Recordings;

/// <summary>
/// Finds values without a type in a message. Firestore sends none, but a file that was edited may have one.
/// </summary>
internal static class TypelessValues
{
    /// <summary>Returns true if a value anywhere in the message has no type.</summary>
    public static bool AreIn(IMessage message) =>
        message is Value { ValueTypeCase: Value.ValueTypeOneofCase.None }
        || message.Descriptor.Fields.InFieldNumberOrder().SelectMany(field => Messages(message, field)).Any(AreIn);

    private static IEnumerable<IMessage> Messages(IMessage message, FieldDescriptor field) =>
        field.Accessor.GetValue(message) switch
        {
            IMessage one => [one],
            MapField<string, Value> map => map.Values,
            System.Collections.IEnumerable several => several.OfType<IMessage>(),
            _ => [],
        };
}
