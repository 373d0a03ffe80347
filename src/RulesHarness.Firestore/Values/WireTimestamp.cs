using Proto = Google.Protobuf.WellKnownTypes.Timestamp;

namespace RulesHarness.Firestore.Values;

/// <summary>Converts timestamps to and from their message.</summary>
public static class WireTimestamp
{
    /// <summary>Converts a timestamp to its message.</summary>
    public static Proto ToProto(this Timestamp timestamp) =>
        new() { Seconds = timestamp.Seconds, Nanos = timestamp.Nanoseconds };

    /// <summary>Converts a message to a timestamp.</summary>
    public static Timestamp ToTimestamp(this Proto proto) => new(proto.Seconds, proto.Nanos);
}
