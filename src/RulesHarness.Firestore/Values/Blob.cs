namespace RulesHarness.Firestore.Values;

/// <summary>Immutable bytes, equal by content.</summary>
public sealed class Blob : IEquatable<Blob>
{
    private readonly byte[] _bytes;

    private Blob(byte[] bytes) => _bytes = bytes;

    /// <summary>The bytes themselves, not a copy.</summary>
    public ReadOnlySpan<byte> Span => _bytes;

    /// <summary>The number of bytes.</summary>
    public int Length => _bytes.Length;

    /// <summary>Copies the bytes, so that later changes to the source don't show.</summary>
    public static Blob CopyFrom(ReadOnlySpan<byte> bytes) => new(bytes.ToArray());

    /// <summary>Reads standard base 64.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> is none.</exception>
    public static Blob FromBase64String(string text) => new(Convert.FromBase64String(text));

    /// <summary>A copy of the bytes.</summary>
    public byte[] ToByteArray() => [.. _bytes];

    /// <summary>The bytes in standard base 64.</summary>
    public string ToBase64String() => Convert.ToBase64String(_bytes);

    /// <inheritdoc/>
    public bool Equals(Blob? other) => other is not null && Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Blob);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(_bytes);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => $"bytes {ToBase64String()}";
}
