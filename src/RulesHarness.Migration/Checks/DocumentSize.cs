using System.Text;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Migration.Checks;

/// <summary>
/// The size of documents as Firestore counts it: https://firebase.google.com/docs/firestore/storage-size.
/// </summary>
internal static class DocumentSize
{
    private const int OfName = 16;
    private const int OfDocument = 32;
    private const int OfNumber = 8;
    private const int OfPoint = 16;

    public static long Of(string path, IReadOnlyDictionary<string, object?> fields) =>
        Name(path) + OfDocument + Map(fields);

    /// <summary>A name counts each of its segments as a text, and the slashes between them as their ends.</summary>
    private static long Name(string path) => Text(path) + OfName;

    private static long Text(string text) => Encoding.UTF8.GetByteCount(text) + 1;

    private static long Map(IReadOnlyDictionary<string, object?> fields)
    {
        long size = 0;
        foreach (var (name, value) in fields)
        {
            size += Text(name) + Of(value);
        }
        return size;
    }

    private static long Of(object? value) =>
        value switch
        {
            null or bool => 1,
            string text => Text(text),
            long or double or Timestamp => OfNumber,
            GeoPoint => OfPoint,
            VectorValue vector => vector.Count * OfNumber,
            Blob bytes => bytes.Length,
            DocumentName name => Name(name.RelativePath),
            IReadOnlyDictionary<string, object?> map => Map(map) + OfDocument,
            IEnumerable<object?> items => items.Sum(Of),
            _ => 0,
        };
}
