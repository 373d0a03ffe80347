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
        Page(
            "Firestore rules against their spec",
            Fill("report.html", ("data", HtmlData.Write(report)), ("script", Script.Value)),
            scripts: $"script-src '{Hash(Script.Value)}'; "
        );

    /// <summary>A page without a script.</summary>
    public static string Page(string title, string body) => Page(title, body, scripts: "", " class=\"single\"");

    private static string Page(string title, string body, string scripts, string attributes = "") =>
        Fill(
            "page.html",
            ("policy", Policy(scripts)),
            ("title", title),
            ("style", Style.Value),
            ("class", attributes),
            ("body", body)
        );

    // One pass: what is put in is not searched again, whatever it holds.
    private static string Fill(string name, params (string Name, string Text)[] parts)
    {
        return Placeholder().Replace(Read(name), TextFor);

        string TextFor(Match found) => parts.Single(part => part.Name == found.Groups[1].Value).Text;
    }

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

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Placeholder();
}
