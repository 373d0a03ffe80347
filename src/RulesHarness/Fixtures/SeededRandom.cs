using System.Text;
using Bogus;

namespace RulesHarness.Fixtures;

/// <summary>
/// Bogus, seeded anew for each value by what the value is for: so a value depends on the seed and on its own place
/// alone, and adding a field or a collection to the spec leaves all other values as they were.
/// </summary>
internal sealed class SeededRandom(int seed)
{
    private const string Locale = "en";

    private static readonly Lazy<Task> Words = new(ReadWords);

    /// <summary>One for each thread: it is set to a place before each use.</summary>
    [ThreadStatic]
    private static Faker? _faker;

    private static Task ReadWords() => Task.Run(() => new Faker(Locale));

    /// <summary>
    /// Reads Bogus's words, once for a process, which takes longer than reading a spec: begun early, it is done before
    /// the first value is made.
    /// </summary>
    public static Task ReadWordsAsync() => Words.Value;

    public Faker For(string place)
    {
        _faker ??= new Faker(Locale);
        _faker.Random = new PlaceRandomizer(Hash(place));
        return _faker;
    }

    /// <summary>FNV-1a: string.GetHashCode differs from run to run.</summary>
    private ulong Hash(string place)
    {
        var hash = 14695981039346656037ul ^ (uint)seed;
        foreach (var octet in Encoding.UTF8.GetBytes(place))
        {
            hash = (hash ^ octet) * 1099511628211ul;
        }
        return hash;
    }

    private sealed class PlaceRandomizer : Randomizer
    {
        public PlaceRandomizer(ulong seed) => localSeed = new SplitMix(seed);
    }
}
