using Google.Protobuf;

namespace RulesHarness.Migration.Sources.Exports;

/// <summary>
/// Reads documents as exports have them: an entity of Datastore in Protocol Buffers, with a key and properties. The
/// constants are tags: the number of a field, and how it is written.
/// </summary>
internal static class EntityReader
{
    /// <summary>Firestore has at most 20 levels. Deeper ones are no document, and would end the stack.</summary>
    private const int Depth = 64;

    private const uint Key = 13 << 3 | 2;
    private const uint Property = 14 << 3 | 2;
    private const uint RawProperty = 15 << 3 | 2;
    private const uint PathOfKey = 14 << 3 | 2;

    private static readonly PathTags Tags = new(
        Begin: 1 << 3 | 3,
        Collection: 2 << 3 | 2,
        Number: 3 << 3,
        Id: 4 << 3 | 2
    );

    /// <summary>The segments of the document's path.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a document.</exception>
    /// <exception cref="InvalidProtocolBufferException">The bytes are not a message.</exception>
    public static List<string> Path(CodedInputStream entity)
    {
        while (entity.ReadTag() is not 0 and var tag)
        {
            if (tag == Key)
            {
                return PathIn(entity.ReadBytes().CreateCodedInput());
            }
            entity.SkipLastField();
        }
        throw new InvalidDataException("it has no key");
    }

    /// <summary>The fields of the document, or of a map.</summary>
    /// <inheritdoc cref="Path" path="/exception"/>
    public static Dictionary<string, object?> Fields(CodedInputStream entity, int depth = 0)
    {
        if (depth > Depth)
        {
            throw new InvalidDataException("its maps are more than 64 levels deep");
        }
        var properties = new Properties();
        while (entity.ReadTag() is not 0 and var tag)
        {
            if (tag is Property or RawProperty)
            {
                properties.Add(entity.ReadBytes().CreateCodedInput(), depth);
            }
            else
            {
                entity.SkipLastField();
            }
        }
        return properties.ToFields();
    }

    private static List<string> PathIn(CodedInputStream key)
    {
        while (key.ReadTag() is not 0 and var tag)
        {
            if (tag == PathOfKey)
            {
                return PathElements(key.ReadBytes().CreateCodedInput());
            }
            key.SkipLastField();
        }
        throw new InvalidDataException("its key has no path");
    }

    private static List<string> PathElements(CodedInputStream path)
    {
        var segments = new List<string>();
        while (path.ReadTag() is not 0 and var tag)
        {
            if (tag == Tags.Begin)
            {
                Tags.Read(path, segments);
            }
            else
            {
                path.SkipLastField();
            }
        }
        return segments.Count > 0 ? segments : throw new InvalidDataException("its key has no path");
    }
}
