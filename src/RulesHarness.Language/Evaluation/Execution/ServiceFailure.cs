using System.Text;
using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.Execution;

/// <summary>
/// The emulator's message about a document that can't be read, because it is missing, exceeds the limit, or has an
/// invalid path. The message prints the path in the format of protocol buffers.
/// </summary>
internal static class ServiceFailure
{
    public static string Message(string function, RulesPath path)
    {
        var text = new StringBuilder($"Service call error. Function: [{function}], Argument: [path_value {{\n");
        Print(text, path, "  ");
        return text.Append("}\n].").ToString();
    }

    private static void Print(StringBuilder text, RulesPath path, string indent)
    {
        foreach (var segment in path.Template)
        {
            text.Append(indent).Append("segments {\n");
            Print(text, segment, indent + "  ");
            text.Append(indent).Append("}\n");
        }
    }

    private static void Print(StringBuilder text, PathSegmentValue segment, string indent)
    {
        if (segment.Variable is not { } variable)
        {
            Print(text, "simple", segment.Value!.Value.AsString, indent);
            return;
        }

        text.Append(indent).Append(segment.IsGlob ? "glob_capture {\n" : "capture {\n");
        var inner = indent + "  ";
        Print(text, "variable_name", variable, inner);
        if (segment.IsGlob)
        {
            text.Append(inner).Append("bound_value {\n");
            Print(text, segment.Value!.Value.AsPath, inner + "  ");
            text.Append(inner).Append("}\n");
        }
        else
        {
            Print(text, "bound_value", segment.Value!.Value.AsString, inner);
        }

        text.Append(indent).Append("}\n");
    }

    private static void Print(StringBuilder text, string name, string value, string indent)
    {
        text.Append(indent).Append(name).Append(": \"");
        Escape(text, value);
        text.Append("\"\n");
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
