using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using RulesHarness.Checking;
using RulesHarness.Indexes.Files;
using Spectre.Console;

namespace RulesHarness.Cli.Commands;

/// <summary>Puts the index file right, after showing how. Nothing is written without a yes.</summary>
internal static class IndexFix
{
    private const int Context = 2;

    /// <summary>Changes the file; returns true if it was written.</summary>
    public static async Task<bool> ApplyAsync(
        Shell shell,
        IndexReview review,
        bool prune,
        bool yes,
        CancellationToken cancellationToken
    )
    {
        var shown = review.Target;
        var path = review.TargetPath;
        var exists = File.Exists(path);
        var file = TextFile.Read(path);
        var utf8 = file.AsUtf8();
        var complete = review.Missing.Where(index => index.IsComplete).ToList();
        foreach (var index in review.Missing.Except(complete))
        {
            await shell.Error.WriteLineAsync(
                $"the index {index} is not written: the length of its vectors is not known"
            );
        }
        var isNeeded = exists || review.IsNamed || complete.Count > 0;
        var edited = isNeeded ? IndexFileEditor.Add(file.Text, complete) : file.Text;
        if (prune)
        {
            edited = IndexFileEditor.Remove(edited, review.Unused);
        }
        if (edited == file.Text && utf8 == file)
        {
            await shell.Error.WriteLineAsync($"{shown} needs no change");
            return false;
        }

        Show(shell, shown, file.Text, edited);
        if (!yes && !await AskAsync(shell, shown, cancellationToken))
        {
            await shell.Error.WriteLineAsync("nothing was written");
            return false;
        }

        (utf8 with { Text = edited }).Write();
        await shell.Error.WriteLineAsync(
            $"{(exists ? "wrote" : "created")} {shown}{(utf8 == file ? "" : " as UTF-8")}"
        );
        if (!review.IsConfigured)
        {
            await shell.Error.WriteLineAsync(
                $"a deploy does not use {shown}: add \"firestore\": {{ \"indexes\": \"{shown}\" }} to firebase.json"
            );
        }
        return true;
    }

    private static async Task<bool> AskAsync(Shell shell, string file, CancellationToken cancellationToken)
    {
        if (!shell.IsInputTerminal)
        {
            await shell.Error.WriteLineAsync($"write with `--yes` to change {file} without being asked");
            return false;
        }

        await shell.Error.WriteAsync($"write {file}? [y/N] ");
        return (await shell.Input.ReadLineAsync(cancellationToken))?.Trim() is "y" or "Y" or "yes";
    }

    /// <summary>The lines that change, with a few around them.</summary>
    private static void Show(Shell shell, string file, string before, string after)
    {
        var lines = InlineDiffBuilder.Diff(before, after, ignoreWhiteSpace: false).Lines;
        var console = Terminal.To(shell.Error);
        console.WriteLine(file);
        var last = -1;
        for (var at = 0; at < lines.Count; at++)
        {
            var isNear = Enumerable
                .Range(at - Context, (2 * Context) + 1)
                .Any(near => near >= 0 && near < lines.Count && lines[near].Type != ChangeType.Unchanged);
            if (!isNear)
            {
                continue;
            }
            if (at > last + 1)
            {
                console.WriteLine("  ...");
            }
            last = at;
            var (sign, colour) = lines[at].Type switch
            {
                ChangeType.Inserted => ("+", "green"),
                ChangeType.Deleted => ("-", "red"),
                _ => (" ", "grey"),
            };
            console.MarkupLineInterpolated($"[{colour}]{sign} {lines[at].Text}[/]");
        }
    }
}
