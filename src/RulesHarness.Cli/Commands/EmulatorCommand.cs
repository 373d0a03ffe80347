using System.CommandLine;
using System.CommandLine.Parsing;
using RulesHarness.Firestore.Emulator;
using Spectre.Console;

namespace RulesHarness.Cli.Commands;

/// <summary>Brings the emulator, or says which one would be used.</summary>
internal static class EmulatorCommand
{
    public static Command Make() =>
        new("emulator", "Installs or describes the Firestore emulator.") { Install(), Info() };

    private static Command Install()
    {
        var source = new Option<Uri?>("--from")
        {
            Description = "Another address for the same release, such as a mirror.",
            HelpName = "URL",
            CustomParser = Address,
        };
        var command = new Command(
            "install",
            "Downloads the emulator into this tool's cache. Resumes an interrupted download.\n\nExample: rulesharness emulator install"
        )
        {
            source,
        };
        command.SetAction(
            async (arguments, cancellationToken) =>
            {
                var release = EmulatorRelease.Pinned;
                release = arguments.GetValue(source) is { } mirror ? release with { Source = mirror } : release;
                await Console.Error.WriteLineAsync(
                    $"Firestore emulator {release.Version}, {release.Size / 1_000_000} MB, from {release.Source}"
                );
                var options = new EmulatorInstallOptions { Release = release };
                var installed = Console.IsErrorRedirected
                    ? await EmulatorInstaller.InstallAsync(options, null, cancellationToken)
                    : await WithBarAsync(options, cancellationToken);
                await Console.Out.WriteLineAsync(
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
        EmulatorInstallOptions options,
        CancellationToken cancellationToken
    ) =>
        Terminal
            .Error.Progress()
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

    private static Command Info()
    {
        var jar = CommonOptions.File("--emulator-jar", "The Firestore emulator's jar. Default: the detected one.");
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
                var options = new EmulatorOptions { Jar = arguments.GetValue(jar) };
                await using var emulator = await FirestoreEmulator.StartAsync(options, cancellationToken);
                await Console.Out.WriteLineAsync($"emulator  {emulator.Version ?? "unknown"}");
                await Console.Out.WriteLineAsync(
                    $"found     {emulator.Location.Origin}: {emulator.Location.Jar ?? emulator.Location.Running?.ToString()}"
                );
                await Console.Out.WriteLineAsync($"java      {emulator.JavaVersion ?? "unknown"}");
                await Console.Out.WriteLineAsync($"cache     {options.Environment.CacheFolder}");
                return 0;
            }
        );
        return command;
    }
}
