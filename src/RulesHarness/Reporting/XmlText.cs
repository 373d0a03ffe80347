using System.Globalization;
using System.Text;
using System.Xml;

namespace RulesHarness.Reporting;

/// <summary>Text that XML 1.0 can hold.</summary>
internal static class XmlText
{
    /// <summary>The text, with each character that XML 1.0 forbids written as <c>\u0007</c>.</summary>
    public static string Shown(string value)
    {
        if (value.All(XmlConvert.IsXmlChar))
        {
            return value;
        }
        var text = new StringBuilder(value.Length);
        for (var at = 0; at < value.Length; at++)
        {
            if (at + 1 < value.Length && XmlConvert.IsXmlSurrogatePair(value[at + 1], value[at]))
            {
                text.Append(value, at++, 2);
            }
            else if (XmlConvert.IsXmlChar(value[at]))
            {
                text.Append(value[at]);
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)value[at]:x4}");
            }
        }

        return text.ToString();
    }
}
