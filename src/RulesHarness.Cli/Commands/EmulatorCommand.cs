using System.CommandLine;
using System.CommandLine.Parsing;
using RulesHarness.Emulator;
using RulesHarness.Emulator.Installation;
using RulesHarness.Emulator.Lifecycle;
using Spectre.Console;

namespace RulesHarness.Cli.Commands;

/// <summary>Brings the emulator, says which one would be used, or runs it beside a program.</summary>
internal static class EmulatorCommand
{
    public static Command Make(Shell shell) =>
        new("emulator", "Brings, describes or runs the Firestore emulator.")
        {
            Install(shell),
            Info(shell),
            EmulatorExec.Make(shell),
        };

    private static Command Install(Shell shell)
    {
        var source = new Option<Uri?>("--from")
        {
            Description = "Another address for the same release, such as a mirror.",
            HelpName = "URL",
            CustomParser = Address,
        };
        var command = new Command(
            "install",
            "Downloads the emulator into this tool's cache. Resumes an interrupted download.\n\nExample: "
                + "rulesharness emulator install"
        )
        {
            source,
        };
        command.SetAction(
            async (arguments, cancellationToken) =>
            {
                var release = EmulatorRelease.Pinned;
                release = arguments.GetValue(source) is { } mirror ? release with { Source = mirror } : release;
                await shell.Error.WriteLineAsync(
                    $"Firestore emulator {release.Version}, {release.Size / 1_000_000} MB, from {release.Source}"
                );
                var options = new EmulatorInstallOptions { Release = release, Environment = shell.Environment };
                var installed = shell.IsErrorTerminal
                    ? await WithBarAsync(shell, options, cancellationToken)
                    : await EmulatorInstaller.InstallAsync(options, null, cancellationToken);
                await shell.Text.WriteLineAsync(
                    installed.AlreadyInstalled ? $"already installed: {installed.Jar}" : $"installed: {installed.Jar}"
                );
                return 0;
            }
        );
        return command;
    }

    private static Uri? Address(ArgumentResult argument)
    {
        if (
            Uri.TryCreate(argument.Tokens[0].Value, UriKind.Absolute, out var address)
            && address is { Scheme: "http" or "https" }
        )
        {
            return address;
        }
        argument.AddError($"`{argument.Tokens[0].Value}` is not an http or https address");
        return null;
    }

    private static Task<EmulatorInstallation> WithBarAsync(
        Shell shell,
        EmulatorInstallOptions options,
        CancellationToken cancellationToken
    ) =>
        Terminal
            .Progress(shell)
            .AutoClear(true)
            .Columns(
                new ProgressBarColumn(),
                new PercentageColumn(),
                new DownloadedColumn(),
                new TransferSpeedColumn(),
                new RemainingTimeColumn()
            )
            .StartAsync(context =>
            {
                var bar = context.AddTask("download", maxValue: options.Release.Size);
                return EmulatorInstaller.InstallAsync(
                    options,
                    new Progress<EmulatorInstallProgress>(at => bar.Value = at.Bytes),
                    cancellationToken
                );
            });

    private static Command Info(Shell shell)
    {
        var jar = CommonOptions.Jar();
        var command = new Command(
            "info",
            "Prints which emulator and which Java a check would use.\n\nExample: rulesharness emulator info"
        )
        {
            jar,
        };
        command.SetAction(
            async (arguments, cancellationToken) =>
            {
                var options = new EmulatorOptions { Jar = arguments.GetValue(jar), Environment = shell.Environment };
                await using var emulator = await FirestoreEmulator.StartAsync(options, cancellationToken);
                await shell.Text.WriteLineAsync($"emulator  {emulator.Version ?? "unknown"}");
                await shell.Text.WriteLineAsync(
                    $"found     {emulator.Location.Origin}: "
                        + $"{emulator.Location.Jar ?? emulator.Location.Running?.ToString()}"
                );
                await shell.Text.WriteLineAsync($"java      {emulator.JavaVersion ?? "unknown"}");
                await shell.Text.WriteLineAsync($"cache     {options.Environment.CacheFolder}");
                return 0;
            }
        );
        return command;
    }
}
