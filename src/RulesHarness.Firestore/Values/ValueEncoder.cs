using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using RulesHarness.Protocol;
using Enum = System.Enum;
using LatLng = Google.Type.LatLng;
using Proto = RulesHarness.Protocol.Value;
using Type = System.Type;

namespace RulesHarness.Firestore.Values;

/// <summary>A <see cref="FieldValue"/> that was met in data, and where.</summary>
public sealed record SentinelAt(FieldPath Path, FieldValue Value);

/// <summary>
/// CLR values to the wire. Sentinels are taken out of the data, since the wire carries them beside it.
/// </summary>
public sealed class ValueEncoder
{
    private const int MaxDepth = 100;

    private readonly List<Part> _path = [];
    private readonly ICollection<SentinelAt>? _sentinels;

    private ValueEncoder(ICollection<SentinelAt>? sentinels) => _sentinels = sentinels;

    /// <summary>
    /// Encodes a value where no sentinel may stand: an operand of a filter, a cursor, an array's element.
    /// </summary>
    public static Proto Encode(object? value, string name = "value")
    {
        var encoder = new ValueEncoder(null);
        encoder._path.Add(new Part(name, 0));
        return encoder.Any(value)!;
    }

    /// <summary>Encodes a field's new value; null when nothing but sentinels was there.</summary>
    public static Proto? Encode(FieldPath path, object? value, ICollection<SentinelAt> sentinels)
    {
        var encoder = new ValueEncoder(sentinels);
        foreach (var segment in path.Segments)
        {
            encoder._path.Add(new Part(segment, 0));
        }
        return encoder.Any(value);
    }

    /// <summary>Encodes a whole document's data: a dictionary, or an object with properties.</summary>
    public static void Encode(object data, MapField<string, Proto> fields, ICollection<SentinelAt>? sentinels)
    {
        var encoder = new ValueEncoder(sentinels);
        encoder.Map(encoder.DataEntries(data), fields);
    }

    /// <summary>The fields of a document's data by name: a dictionary's entries, or an object's properties.</summary>
    /// <exception cref="ArgumentException">It is neither.</exception>
    public static IEnumerable<KeyValuePair<string, object?>> Members(object data) =>
        new ValueEncoder(null).DataEntries(data);

    private IEnumerable<KeyValuePair<string, object?>> DataEntries(object data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var isForeign = data is not IEnumerable && IsForeign(data.GetType());
        var entries = isForeign || IsScalar(data) ? null : Entries(data);
        return entries
            ?? throw new ArgumentException(
                $"a document's data is a dictionary or an object with properties, not {data.GetType().Name}",
                nameof(data)
            );
    }

    private Proto? Any(object? value) =>
        value switch
        {
            null => new Proto { NullValue = NullValue.NullValue },
            string text => new Proto { StringValue = text },
            bool flag => new Proto { BooleanValue = flag },
            long number => new Proto { IntegerValue = number },
            int number => new Proto { IntegerValue = number },
            double number => new Proto { DoubleValue = number },
            float number => new Proto { DoubleValue = number },
            short number => new Proto { IntegerValue = number },
            byte number => new Proto { IntegerValue = number },
            sbyte number => new Proto { IntegerValue = number },
            ushort number => new Proto { IntegerValue = number },
            uint number => new Proto { IntegerValue = number },
            ulong and > long.MaxValue => throw Refuse(value, "at most long.MaxValue"),
            ulong number => new Proto { IntegerValue = (long)number },
            Enum name => new Proto { StringValue = Name(name) },
            Timestamp time => new Proto { TimestampValue = time.ToProto() },
            DateTimeOffset time => new Proto { TimestampValue = Timestamp.FromDateTimeOffset(time).ToProto() },
            DateTime { Kind: DateTimeKind.Utc } time => new Proto
            {
                TimestampValue = Timestamp.FromDateTime(time).ToProto(),
            },
            byte[] bytes => new Proto { BytesValue = ByteString.CopyFrom(bytes) },
            Blob bytes => new Proto { BytesValue = ByteString.CopyFrom(bytes.Span) },
            GeoPoint point => new Proto
            {
                GeoPointValue = new LatLng { Latitude = point.Latitude, Longitude = point.Longitude },
            },
            DocumentName reference => new Proto { ReferenceValue = reference.Path },
            VectorValue vector => WireVector.Encode(vector),
            FieldValue sentinel => Take(sentinel),
            _ => Entries(value) is { } entries ? Map(entries) : Array((IEnumerable)value),
        };

    private Proto? Map(IEnumerable<KeyValuePair<string, object?>> entries)
    {
        var map = new MapValue();
        var onlySentinels = Map(entries, map.Fields);
        return onlySentinels ? null : new Proto { MapValue = map };
    }

    private bool Map(IEnumerable<KeyValuePair<string, object?>> entries, MapField<string, Proto> fields)
    {
        var any = false;
        foreach (var (name, value) in entries)
        {
            any = true;
            Enter(new Part(name, 0));
            if (Any(value) is { } encoded)
            {
                fields[name] = encoded;
            }
            Leave();
        }

        return any && fields.Count == 0;
    }

    private Proto Array(IEnumerable elements)
    {
        var array = new ArrayValue();
        var index = 0;
        foreach (var element in elements)
        {
            Enter(new Part(null, index++));
            array.Values.Add(Any(element));
            Leave();
        }

        return new Proto { ArrayValue = array };
    }

    /// <summary>The fields of whatever becomes a map; null for what becomes an array.</summary>
    private IEnumerable<KeyValuePair<string, object?>>? Entries(object value) =>
        value switch
        {
            IEnumerable<KeyValuePair<string, object?>> entries => entries,
            IDictionary dictionary => Entries(dictionary),
            IEnumerable => null,
            _ when IsForeign(value.GetType()) => throw Refuse(value, Advice(value)),
            _ => Properties(value),
        };

    private static IEnumerable<KeyValuePair<string, object?>> Properties(object value) =>
        ObjectShape
            .Of(value.GetType())
            .Members.Where(member => !member.IsDocumentId)
            .Select(member => KeyValuePair.Create(member.Name, member.Get(value)));

    private IEnumerable<KeyValuePair<string, object?>> Entries(IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
        {
            var name = entry.Key as string ?? throw Refuse(dictionary, "a dictionary with string keys");
            yield return KeyValuePair.Create(name, entry.Value);
        }
    }

    private Proto? Take(FieldValue sentinel)
    {
        if (_sentinels is null || _path.Exists(part => part.Name is null))
        {
            throw new ArgumentException($"`{Where()}` is {sentinel}, which is allowed only in a map of a write's data");
        }

        _sentinels.Add(new SentinelAt(new FieldPath([.. _path.Select(part => part.Name!)]), sentinel));
        return null;
    }

    private string Name(Enum value) =>
        Enum.GetName(value.GetType(), value) ?? throw Refuse(value, "one of its named values");

    private void Enter(Part part)
    {
        if (_path.Count == MaxDepth)
        {
            throw new ArgumentException(
                $"`{_path[0].Name}` is nested more than {MaxDepth} deep: does it refer to itself?"
            );
        }

        _path.Add(part);
    }

    private void Leave() => _path.RemoveAt(_path.Count - 1);

    private string Where() =>
        string.Concat(
            _path.Select(
                (part, at) =>
                    part.Name is null ? $"[{part.Index}]"
                    : at == 0 ? part.Name
                    : "." + part.Name
            )
        );

    private ArgumentException Refuse(object value, string instead) =>
        new($"`{Where()}` is of type {value.GetType().Name}, which Firestore cannot store: write {instead}");

    // The framework's own types have properties too, but storing those is never what was meant.
    private static bool IsForeign(Type type) =>
        type.IsPointer
        || type.Namespace is "System"
        || type.Namespace?.StartsWith("System.", StringComparison.Ordinal) == true;

    private static bool IsScalar(object value) =>
        value is Enum or Timestamp or Blob or GeoPoint or DocumentName or VectorValue or FieldValue;

    private static string Advice(object value) =>
        value switch
        {
            decimal => "(double)value, or a string where every digit matters",
            Half or Int128 or UInt128 or nint or nuint => "a long or a double",
            DateTime => "a DateTimeOffset, or a DateTime of kind Utc",
            DateOnly or TimeOnly => "value.ToString(\"o\"), or a Timestamp",
            TimeSpan => "value.TotalSeconds, or another number",
            Guid or char or Uri or Version => "value.ToString()",
            Delegate or Task => "its result",
            _ => "a dictionary or an object of your own",
        };

    private readonly record struct Part(string? Name, int Index);
}
