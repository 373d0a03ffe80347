using System.Runtime.InteropServices;

namespace RulesHarness.Language.Evaluation.Values;

/// <summary>
/// A vector embedding. Rules can compare it and test its type, and nothing else: it has no items, no size and no
/// methods.
/// </summary>
internal sealed class RulesVector(double[] components) : Content(RulesValueKind.Vector)
{
    public ReadOnlySpan<double> Components => components;

    private ReadOnlySpan<long> Bits => MemoryMarshal.Cast<double, long>(components);

    // Unlike numbers, components are compared bit by bit: 0 and -0 differ.
    public override bool ContentEquals(Content other) => Bits.SequenceEqual(((RulesVector)other).Bits);

    /// <summary>Returns true if the components are numbers of the same size: 0 and -0 are.</summary>
    public bool HasSizesOf(RulesVector other) => Components.SequenceEqual(other.Components);

    // The same for 0 and -0.
    public override int ContentHash()
    {
        var hash = default(HashCode);
        foreach (var component in components)
        {
            hash.Add(component);
        }

        return hash.ToHashCode();
    }

    /// <summary>The components in square brackets.</summary>
    public override string ToString() => $"vector([{string.Join(", ", components.Select(FloatText.Of))}])";
}
