using RulesHarness.Firestore.Values;
using Proto = RulesHarness.Protocol.Precondition;

namespace RulesHarness.Firestore.Client;

/// <summary>A condition on the document that must be true for a write to be made.</summary>
public sealed class Precondition
{
    private readonly string _text;

    private Precondition(Proto proto, string text) => (Message, _text) = (proto, text);

    /// <summary>The document exists: a set with it is an update.</summary>
    public static Precondition MustExist { get; } = new(new Proto { Exists = true }, nameof(MustExist));

    /// <summary>The document doesn't exist: a set with it is a create.</summary>
    public static Precondition MustNotExist { get; } = new(new Proto { Exists = false }, nameof(MustNotExist));

    internal Proto Message { get; }

    /// <summary>The document exists, and was last changed at <paramref name="timestamp"/>.</summary>
    public static Precondition LastUpdated(Timestamp timestamp) =>
        new(new Proto { UpdateTime = timestamp.ToProto() }, $"{nameof(LastUpdated)}({timestamp})");

    /// <inheritdoc/>
    public override string ToString() => _text;
}
