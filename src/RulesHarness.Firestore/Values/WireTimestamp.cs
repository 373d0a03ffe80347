using Proto = Google.Protobuf.WellKnownTypes.Timestamp;

namespace RulesHarness.Firestore.Values;

public static class WireTimestamp
{
    public static Proto ToProto(this Timestamp timestamp) =>
        new() { Seconds = timestamp.Seconds, Nanos = timestamp.Nanoseconds };

    public static Timestamp ToTimestamp(this Proto proto) => new(proto.Seconds, proto.Nanos);
}
