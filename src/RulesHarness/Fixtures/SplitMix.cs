namespace RulesHarness.Fixtures;

/// <summary>
/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014): seeded by one addition,
/// where <see cref="Random"/> fills a table for each seed. Values are seeded one by one.
/// </summary>
internal sealed class SplitMix(ulong seed) : Random
{
    private ulong _state = seed;

    /// <inheritdoc/>
    public override int Next() => (int)(Bits() >> 33);

    /// <inheritdoc/>
    public override int Next(int maxValue) => Next(0, maxValue);

    /// <inheritdoc/>
    public override int Next(int minValue, int maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minValue, maxValue);
        return (int)(minValue + Below((ulong)((long)maxValue - minValue)));
    }

    /// <inheritdoc/>
    public override double NextDouble() => Sample();

    /// <inheritdoc/>
    public override void NextBytes(byte[] buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        NextBytes(buffer.AsSpan());
    }

    /// <inheritdoc/>
    public override void NextBytes(Span<byte> buffer)
    {
        foreach (ref var octet in buffer)
        {
            octet = (byte)Bits();
        }
    }

    /// <inheritdoc/>
    protected override double Sample() => (Bits() >> 11) * (1.0 / (1ul << 53));

    private long Below(ulong count) => (long)Math.BigMul(Bits(), count, out _);

    private ulong Bits()
    {
        _state += 0x9e3779b97f4a7c15;
        var bits = (_state ^ (_state >> 30)) * 0xbf58476d1ce4e5b9;
        bits = (bits ^ (bits >> 27)) * 0x94d049bb133111eb;
        return bits ^ (bits >> 31);
    }
}
