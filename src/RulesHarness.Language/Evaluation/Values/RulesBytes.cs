namespace RulesHarness.Language.Evaluation.Values;

/// <summary>Bytes.</summary>
internal sealed class RulesBytes(ReadOnlyMemory<byte> value) : Content(RulesValueKind.Bytes)
{
    public ReadOnlyMemory<byte> Value { get; } = value;

    public override bool ContentEquals(Content other) => Value.Span.SequenceEqual(((RulesBytes)other).Value.Span);

    public override int ContentHash()
    {
        var hash = default(HashCode);
        hash.AddBytes(Value.Span);
        return hash.ToHashCode();
    }
}
