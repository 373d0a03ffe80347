using System.Text.Json;

namespace RulesHarness.Indexes.Files;

/// <summary>Commas after the last item of a list or object, which strict JSON does not have.</summary>
internal static class TrailingCommas
{
    private static readonly JsonReaderOptions WithComments = new()
    {
        CommentHandling = JsonCommentHandling.Allow,
        AllowTrailingCommas = true,
    };

    /// <summary>Gets the offset of the first one in a text that is JSON otherwise; null if there is none.</summary>
    public static int? First(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, WithComments);
        var end = 0;
        int? comma = null;
        while (reader.Read())
        {
            var between = utf8[end..(int)reader.TokenStartIndex].IndexOf((byte)',');
            if (between >= 0)
            {
                comma = end + between;
            }
            end = (int)reader.BytesConsumed;
            if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject && comma is not null)
            {
                return comma;
            }
            if (reader.TokenType != JsonTokenType.Comment)
            {
                comma = null;
            }
        }

        return null;
    }
}
