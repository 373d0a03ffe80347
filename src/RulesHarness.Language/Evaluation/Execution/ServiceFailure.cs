using System.Text;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.Execution;

/// <summary>What the emulator says of a document that can't be had, because it is missing, one too many, or no document's path: it prints
/// the path as protocol buffers are printed.</summary>
internal static class ServiceFailure
{
    public static string Message(string function, RulesPath path)
    {
        var text = new StringBuilder($"Service call error. Function: [{function}], Argument: [path_value {{\n");
        foreach (var segment in path.Segments)
        {
            text.Append("  segments {\n    simple: \"");
            Escape(text, segment);
            text.Append("\"\n  }\n");
        }

        return text.Append("}\n].").ToString();
    }

    private static void Escape(StringBuilder text, string segment)
    {
        foreach (var octet in Utf8Text.BytesOf(segment))
        {
            switch ((char)octet)
            {
                case '\n':
                    text.Append("\\n");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                case '"' or '\\' or '\'':
                    text.Append('\\').Append((char)octet);
                    break;
                case >= ' ' and <= '~':
                    text.Append((char)octet);
                    break;
                default:
                    text.Append('\\').Append(Convert.ToString(octet, 8).PadLeft(3, '0'));
                    break;
            }
        }
    }
}
