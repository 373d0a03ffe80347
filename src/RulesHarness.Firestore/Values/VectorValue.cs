using System.Globalization;

namespace RulesHarness.Firestore.Values;

/// <summary>An immutable vector of doubles, as vector search stores it; equal by content.</summary>
/// <seealso href="https://firebase.google.com/docs/firestore/vector-search"/>
public sealed class VectorValue : IEquatable<VectorValue>
{
    private readonly double[] _values;

    /// <summary>Makes a vector; the values are copied.</summary>
    public VectorValue(params ReadOnlySpan<double> values) => _values = values.ToArray();

    /// <summary>The coordinates themselves, not a copy.</summary>
    public ReadOnlySpan<double> Span => _values;

    /// <summary>The number of dimensions.</summary>
    public int Count => _values.Length;

    /// <summary>A copy of the coordinates.</summary>
    public double[] ToArray() => [.. _values];

    /// <inheritdoc/>
    public bool Equals(VectorValue? other) => other is not null && Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as VectorValue);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var value in _values)
        {
            hash.Add(value);
        }
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"vector [{string.Join(", ", _values.Select(value => value.ToString(CultureInfo.InvariantCulture)))}]";
}
