using RulesHarness.Firestore.Values;

namespace RulesHarness.Migration.Tests.Exports;

/// <summary>
/// Documents of all types of Firestore. The emulator exported them into the folder <c>Data/export</c>, and does so
/// again in a test.
/// </summary>
internal static class ExportedData
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Data", "export");

    /// <summary>The values of the field <c>value</c>, by the ids of documents in the collection <c>all</c>.</summary>
    public static IReadOnlyDictionary<string, object?> Values { get; } =
        new Dictionary<string, object?>
        {
            ["text"] = "ünïcode \0 😀",
            ["text-empty"] = "",
            ["text-long"] = new string('x', 40_000),
            ["int"] = long.MaxValue,
            ["int-negative"] = long.MinValue,
            ["int-zero"] = 0L,
            ["float"] = 0.1,
            ["float-whole"] = 3.0,
            ["float-nan"] = double.NaN,
            ["float-infinite"] = double.NegativeInfinity,
            ["true"] = true,
            ["false"] = false,
            ["null"] = null,
            ["time"] = Timestamp.Parse("2024-07-01T10:00:00.123456Z"),
            ["time-first"] = Timestamp.Parse("0001-01-01T00:00:00Z"),
            ["time-last"] = Timestamp.Parse("9999-12-31T23:59:59.999999Z"),
            ["time-before-1970"] = Timestamp.Parse("1969-12-31T23:59:59.5Z"),
            ["bytes"] = Blob.FromBase64String("AQID/w=="),
            ["bytes-empty"] = Blob.CopyFrom([]),
            ["reference"] = Reference("all/text/parts/1"),
            ["point"] = new GeoPoint(-33.9, 18.4),
            ["point-origin"] = new GeoPoint(0, 0),
            ["vector"] = new VectorValue(1, 2.5),
            ["list"] = new List<object?> { 1L, "two", null, true, 2.5, Reference("all/int"), new GeoPoint(1, 2) },
            ["list-empty"] = new List<object?>(),
            ["list-of-one"] = new List<object?> { Blob.FromBase64String("AQ==") },
            ["list-of-null"] = new List<object?> { null },
            ["list-of-maps"] = new List<object?> { Map("a", 1L), Map("a", new List<object?>()), Empty() },
            ["map"] = Map(
                "a.b",
                Map("deep", new List<object?> { Map("deeper", Timestamp.Parse("2024-07-01T10:00:00Z")) })
            ),
            ["map-empty"] = Empty(),
        };

    /// <summary>All documents by their paths.</summary>
    public static IEnumerable<(string Path, object Fields)> Documents =>
        [
            .. Values.Select(entry => ($"all/{entry.Key}", (object)Map("value", entry.Value))),
            ("all/123", Empty()),
            ("all/text/parts/1", Map("value", 1L)),
            ("missing/above/parts/2", Map("value", 2L)),
        ];

    private static Dictionary<string, object?> Empty() => [];

    private static Dictionary<string, object?> Map(string name, object? value) => new() { [name] = value };

    private static DocumentName Reference(string path) => new(MigratedDocument.ProjectId, DatabaseName.DefaultId, path);
}
