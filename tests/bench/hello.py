"""A minimal typer program, which prints a line: what start-up is measured by."""

import typer

app = typer.Typer()


@app.command()
def hello() -> None:
    print("hello")


app()
