using System.Text;

namespace RulesHarness.Migration.Tests.Exports;

/// <summary>Makes entities of Datastore as bytes, those that Firestore never writes as well.</summary>
internal static class EntityBytes
{
    /// <summary>A document of the collection <c>all</c> with properties.</summary>
    public static byte[] Document(string id, params byte[][] properties) =>
        [.. Key("all", id), .. properties.SelectMany(property => Field(15, property))];

    public static byte[] Key(string collection, string id)
    {
        byte[] element = [1 << 3 | 3, .. Text(2, collection), .. Text(4, id), 1 << 3 | 4];
        return Field(13, Field(14, element));
    }

    /// <summary>The property <c>value</c> with a meaning, which is 0 for none.</summary>
    public static byte[] Property(byte meaning, byte[] value, bool isItem = false) =>
        [1 << 3, meaning, .. Text(3, "value"), 4 << 3, isItem ? (byte)1 : (byte)0, .. Field(5, value)];

    public static byte[] Whole(byte value) => [1 << 3, value];

    public static byte[] Bytes(params byte[] bytes) => Field(3, bytes);

    public static byte[] Number(double value) => [4 << 3 | 1, .. BitConverter.GetBytes(value)];

    public static byte[] Point(double north, double east) =>
        [
            5 << 3 | 3,
            6 << 3 | 1,
            .. BitConverter.GetBytes(north),
            7 << 3 | 1,
            .. BitConverter.GetBytes(east),
            5 << 3 | 4,
        ];

    /// <summary>A map in a map, and so on.</summary>
    public static byte[] Maps(int depth) =>
        depth == 0 ? Property(0, Whole(1)) : Property(19, Bytes(Field(15, Maps(depth - 1))));

    private static byte[] Text(byte number, string text) => Field(number, Encoding.UTF8.GetBytes(text));

    private static byte[] Field(byte number, byte[] bytes) =>
        [(byte)(number << 3 | 2), .. Length(bytes.Length), .. bytes];

    private static byte[] Length(int length) =>
        length < 0x80 ? [(byte)length] : [(byte)(length | 0x80), .. Length(length >> 7)];
}
