using Google.Protobuf.Collections;
using Proto = RulesHarness.Protocol.Value;

namespace RulesHarness.Firestore.Values;

/// <summary>Converts CLR data to its form in Firestore, without a server.</summary>
/// <remarks>
/// The types read back are null, bool, long, double, <see cref="Timestamp"/>, string, <see cref="Blob"/>,
/// <see cref="DocumentName"/>,
/// <see cref="GeoPoint"/>, <see cref="VectorValue"/>, lists and dictionaries of them.
/// </remarks>
/// <seealso href="https://firebase.google.com/docs/firestore/manage-data/data-types"/>
public static class FirestoreData
{
    /// <summary>The fields a document would have, from a dictionary or an object with properties.</summary>
    /// <exception cref="ArgumentException">A member cannot be stored; the message names it and says what to write
    /// instead.</exception>
    public static IReadOnlyDictionary<string, object?> ToDictionary(object data)
    {
        var fields = new MapField<string, Proto>();
        ValueEncoder.Encode(data, fields, sentinels: null);
        return ValueDecoder.Plain.Decode(fields);
    }

    /// <summary>
    /// The fields of data in which a <see cref="FieldValue"/> may occur, and the requested operations of the server, by
    /// path.
    /// </summary>
    /// <exception cref="ArgumentException">A member cannot be stored; the message names it and says what to write
    /// instead.</exception>
    public static IReadOnlyDictionary<string, object?> ToDictionary(
        object data,
        out IReadOnlyDictionary<FieldPath, FieldValue> asked
    )
    {
        var fields = new MapField<string, Proto>();
        var sentinels = new List<SentinelAt>();
        ValueEncoder.Encode(data, fields, sentinels);
        asked = sentinels.ToDictionary(each => each.Path, each => each.Value);
        return ValueDecoder.Plain.Decode(fields);
    }

    /// <summary>The value as it would be read back.</summary>
    /// <exception cref="ArgumentException">It cannot be stored; the message says what to write instead.</exception>
    public static object? ToStored(object? value) =>
        value is null or bool or long or double or string or Timestamp or DocumentName
            ? value
            : ValueDecoder.Plain.Decode(ValueEncoder.Encode(value));

    /// <summary>
    /// A stored value, or a document's fields, as a CLR type: a plain class or record, a collection, a number that
    /// holds it.
    /// </summary>
    /// <exception cref="ArgumentException">A member doesn't fit the type; the message names it.</exception>
    public static T ConvertTo<T>(object? stored) => ValueReader.Read<T>(stored, "");
}
