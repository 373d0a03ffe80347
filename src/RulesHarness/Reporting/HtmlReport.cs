using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using RulesHarness.Checking;

namespace RulesHarness.Reporting;

/// <summary>
/// A check as one HTML file for people: it opens from a disk, and asks nothing of anywhere. The page has the data of
/// the check once, as JSON, and one script makes of it what is looked at.
/// </summary>
internal static partial class HtmlReport
{
    /// <summary>The parts of the script: each uses only what stands before it.</summary>
    private static readonly string[] Scripts =
    [
        "dom.js",
        "model.js",
        "overview.js",
        "permissions.js",
        "cases.js",
        "case.js",
        "spec.js",
        "rules.js",
        "indexes.js",
        "findings.js",
        "main.js",
    ];

    private static readonly Lazy<string> Style = new(() => Read("report.css"));

    private static readonly Lazy<string> Script = new(() =>
        $"\"use strict\";\n(() => {{\n{string.Concat(Scripts.Select(Read))}}})();\n"
    );

    public static string Write(CheckReport report) =>
        Fill(
            "report.html",
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["policy"] = Policy($"script-src '{Hash(Script.Value)}'; "),
                ["style"] = Style.Value,
                ["data"] = HtmlData.Write(report),
                ["script"] = Script.Value,
            }
        );

    /// <summary>A page without a script.</summary>
    public static string Page(string name, string body) =>
        Fill(
            name,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["policy"] = Policy(scripts: ""),
                ["style"] = Style.Value,
                ["body"] = body,
            }
        );

    // One pass: what is put in is not searched again, whatever it holds.
    private static string Fill(string name, Dictionary<string, string> parts) =>
        Placeholder().Replace(Read(name), found => parts[found.Groups[1].Value]);

    /// <summary>
    /// The page may run these scripts and use its style, and nothing else; it may load nothing, send nothing and go
    /// nowhere.
    /// </summary>
    private static string Policy(string scripts) =>
        $"default-src 'none'; {scripts}style-src '{Hash(Style.Value)}'; base-uri 'none'; form-action 'none'";

    private static string Hash(string text) =>
        $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static string Read(string name)
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream($"html/{name}")!;
        using var reader = new StreamReader(stream);
        // A browser reads every line end as this one before it compares hashes.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"\{\{(policy|style|data|script|body)\}\}")]
    private static partial Regex Placeholder();
}
