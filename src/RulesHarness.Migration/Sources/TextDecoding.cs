using System.Text;

namespace RulesHarness.Migration.Sources;

/// <summary>Opens a file as text in the encoding that the spec names.</summary>
internal static class TextDecoding
{
    /// <summary>
    /// Stands for bytes that are not text in the file's encoding. Unicode calls it a noncharacter: no text has it.
    /// </summary>
    public const char Undecodable = '\uFFFF';

    private const int Examined = 4096;

    static TextDecoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>
    /// The reason why a stream is no text in an encoding, as its first bytes show; null if none shows.
    /// </summary>
    public static string? Fault(Stream stream, string encoding)
    {
        Span<byte> first = stackalloc byte[Examined];
        var read = stream.ReadAtLeast(first, Examined, throwOnEndOfStream: false);
        stream.Position = 0;
        first = first[..read];
        var isWide = encoding.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase);
        if (isWide)
        {
            return null;
        }
        if (first.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || first.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return "it is text in UTF-16";
        }
        return first.Contains((byte)0) ? "it has bytes of zero, so it is binary, or text in UTF-16" : null;
    }

    public static StreamReader Open(Stream stream, string encoding)
    {
        var decoder = Encoding.GetEncoding(
            encoding,
            EncoderFallback.ExceptionFallback,
            new DecoderReplacementFallback(Undecodable.ToString())
        );
        return new StreamReader(stream, decoder, detectEncodingFromByteOrderMarks: false, bufferSize: 1 << 16);
    }

    /// <summary>The stream itself, or one that gives its text in UTF-8.</summary>
    public static Stream AsUtf8(Stream stream, string encoding) =>
        encoding == "utf-8"
            ? stream
            : Encoding.CreateTranscodingStream(stream, Encoding.GetEncoding(encoding), Encoding.UTF8);
}
