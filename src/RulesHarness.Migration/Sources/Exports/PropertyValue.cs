using System.Text;
using Google.Protobuf;
using RulesHarness.Firestore.Values;

namespace RulesHarness.Migration.Sources.Exports;

/// <summary>The meanings of values, which tell a time from a number and bytes from a text.</summary>
internal enum ValueMeaning
{
    None = 0,
    Time = 7,
    Point = 9,
    Bytes = 14,
    Text = 15,
    ShortBytes = 16,
    Map = 19,
    EmptyList = 24,
    Vector = 31,
}

/// <summary>Reads the value of a property.</summary>
internal static class PropertyValue
{
    private const uint Whole = 1 << 3;
    private const uint Boolean = 2 << 3;
    private const uint Bytes = 3 << 3 | 2;
    private const uint Number = 4 << 3 | 1;
    private const uint Point = 5 << 3 | 3;
    private const uint Latitude = 6 << 3 | 1;
    private const uint Longitude = 7 << 3 | 1;
    private const uint Reference = 12 << 3 | 3;
    private const long MicrosecondsPerSecond = 1_000_000;
    private const int NanosecondsPerMicrosecond = 1000;

    private static readonly PathTags Tags = new(
        Begin: 14 << 3 | 3,
        Collection: 15 << 3 | 2,
        Number: 16 << 3,
        Id: 17 << 3 | 2
    );

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <exception cref="InvalidDataException">The value is of a kind that Firestore does not have.</exception>
    public static object? Read(string name, CodedInputStream input, ValueMeaning meaning, int depth)
    {
        object? value = null;
        while (input.ReadTag() is not 0 and var tag)
        {
            value = tag switch
            {
                Whole => input.ReadInt64(),
                Boolean => input.ReadBool(),
                Bytes => input.ReadBytes(),
                Number => input.ReadDouble(),
                Point => PointIn(name, input),
                Reference => ReferenceIn(name, input),
                _ => throw Unknown(name),
            };
        }
        return (meaning, value) switch
        {
            (ValueMeaning.None or ValueMeaning.Text, ByteString text) => Text(name, text),
            (ValueMeaning.Bytes or ValueMeaning.ShortBytes, ByteString bytes) => Blob.CopyFrom(bytes.Span),
            (ValueMeaning.Map, ByteString map) => EntityReader.Fields(map.CreateCodedInput(), depth + 1),
            (ValueMeaning.Time, long microseconds) => Time(name, microseconds),
            (ValueMeaning.Point, GeoPoint) => value,
            (ValueMeaning.EmptyList, null) => new List<object?>(),
            (ValueMeaning.Vector, double) => value,
            (ValueMeaning.None, null or long or bool or double or DocumentName) => value,
            _ => throw Unknown(name),
        };
    }

    private static InvalidDataException Unknown(string name) => new($"the value of `{name}` is of an unknown type");

    private static string Text(string name, ByteString bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes.Span);
        }
        catch (DecoderFallbackException)
        {
            throw new InvalidDataException($"the text of `{name}` is not UTF-8");
        }
    }

    private static Timestamp Time(string name, long microseconds)
    {
        var seconds = Math.DivRem(microseconds, MicrosecondsPerSecond, out var rest);
        if (rest < 0)
        {
            (seconds, rest) = (seconds - 1, rest + MicrosecondsPerSecond);
        }
        try
        {
            return new Timestamp(seconds, (int)rest * NanosecondsPerMicrosecond);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new InvalidDataException($"the time of `{name}` is not between the years 1 and 9999");
        }
    }

    private static GeoPoint PointIn(string name, CodedInputStream input)
    {
        var (north, east) = (0.0, 0.0);
        while (input.ReadTag() is not 0 and var tag && tag != Point + 1)
        {
            if (tag == Latitude)
            {
                north = input.ReadDouble();
            }
            else if (tag == Longitude)
            {
                east = input.ReadDouble();
            }
            else
            {
                input.SkipLastField();
            }
        }
        try
        {
            return new GeoPoint(north, east);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new InvalidDataException($"the point of `{name}` is not on the earth");
        }
    }

    /// <summary>A reference within the new project, as one that a text became.</summary>
    private static DocumentName ReferenceIn(string name, CodedInputStream input)
    {
        var segments = new List<string>();
        while (input.ReadTag() is not 0 and var tag && tag != Reference + 1)
        {
            if (tag == Tags.Begin)
            {
                Tags.Read(input, segments);
            }
            else
            {
                input.SkipLastField();
            }
        }
        try
        {
            return new DocumentName(MigratedDocument.ProjectId, DatabaseName.DefaultId, string.Join('/', segments));
        }
        catch (ArgumentException)
        {
            throw new InvalidDataException($"the reference `{name}` is not the path of a document");
        }
    }
}
