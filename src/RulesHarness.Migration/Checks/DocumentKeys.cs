using System.IO.Hashing;
using System.Text;

namespace RulesHarness.Migration.Checks;

/// <summary>
/// The keys that documents are referred to by, as 128 bits of a hash each: ten million of them are in memory at once,
/// and two that are equal by chance are less likely than a fault of the machine.
/// </summary>
internal sealed class DocumentKeys
{
    private readonly Dictionary<UInt128, long> _places = [];

    /// <summary>
    /// Returns the place of the first row that has the key, which is the given one if no row had it before. A place is
    /// the number of the source and the line.
    /// </summary>
    public long First(UInt128 key, long place) => _places.TryAdd(key, place) ? place : _places[key];

    public bool Has(UInt128 key) => _places.ContainsKey(key);

    /// <summary>A key of a document by the value of one of its fields, or by its id.</summary>
    public static UInt128 Of(string collection, string field, string value)
    {
        const int Parts = 2;
        var length = Encoding.UTF8.GetMaxByteCount(collection.Length + field.Length + value.Length + Parts);
        Span<byte> bytes = length <= 1024 ? stackalloc byte[length] : new byte[length];
        var written = Encoding.UTF8.GetBytes(collection, bytes);
        bytes[written++] = 0;
        written += Encoding.UTF8.GetBytes(field, bytes[written..]);
        bytes[written++] = 0;
        written += Encoding.UTF8.GetBytes(value, bytes[written..]);
        return XxHash128.HashToUInt128(bytes[..written]);
    }
}
