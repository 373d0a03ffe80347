using System.Text;
using Bogus;

namespace RulesHarness.Fixtures;

/// <summary>
/// Bogus, seeded anew for each value by what the value is for: so a value depends on the seed and on its own place
/// alone, and adding a field or a collection to the spec leaves all other values as they were.
/// </summary>
internal sealed class SeededRandom(int seed)
{
    private readonly Faker _faker = new("en");

    public Faker For(string place)
    {
        _faker.Random = new Randomizer(Hash(place));
        return _faker;
    }

    /// <summary>FNV-1a: string.GetHashCode differs from run to run.</summary>
    private int Hash(string place)
    {
        var hash = 2166136261u ^ (uint)seed;
        foreach (var octet in Encoding.UTF8.GetBytes(place))
        {
            hash = (hash ^ octet) * 16777619u;
        }
        return (int)(hash & 0x7fffffff);
    }
}
